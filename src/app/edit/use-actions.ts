import { useMemo } from 'react'
import { setPreference } from '../shell/preferences.ts'
import type { Action, Actions } from './actions.ts'
import { downloadProtocol } from './download.ts'
import { showBottom, showRight, togglePanel } from './panels.ts'
import { NOW } from './use-versions.ts'
import { useWorkbench, type Workbench } from './workbench.ts'

/** Every action of the workbench, for buttons, keys, palette and shortcut sheet alike. */
export function useActions(): Actions {
  const workbench = useWorkbench()
  return useMemo(() => actionsOf(workbench), [workbench])
}

function actionsOf({ document, verification, simulation, window, comparing }: Workbench): Actions {
  const text = () => document.state.getState().text
  const action = (id: string, title: Action['title'], run: () => void, ...keys: string[]): Action => ({
    id,
    title,
    keys,
    run,
  })
  return [
    action(
      'verify',
      'action.verify',
      () => {
        showRight('verification')
        void verification.run(text())
      },
      'Mod+Shift+Enter',
      'F8',
    ),
    action(
      'run',
      'action.run',
      () => {
        showRight('run')
        if (simulation.state.getState().run === undefined) simulation.start(text())
      },
      'Mod+Enter',
      'F9',
    ),
    action('version.save', 'action.saveVersion', () => window.setState('saveVersion', true), 'Mod+S'),
    action('versions', 'action.showVersions', () => showBottom('versions')),
    action('versions.compare', 'action.compareVersions', () =>
      comparing.setState({ kind: 'compare', from: '', to: NOW }, true),
    ),
    action('publish', 'action.publish', () => window.setState('publish', true)),
    action('palette', 'action.palette', () => window.setState('palette', true), 'Mod+K'),
    action('reading', 'action.reading', () => window.setState('reading', true), 'Shift+R'),
    action('shortcuts', 'action.shortcuts', () => window.setState('shortcuts', true), '?'),
    action('inspector', 'action.showInspector', () => showRight('inspector')),
    action('verification', 'action.showVerification', () => showRight('verification')),
    action('simulation', 'action.showRun', () => showRight('run')),
    action('scenarios', 'action.showScenarios', () => showRight('scenarios')),
    action('toggle.left', 'action.toggleOutline', () => togglePanel('left'), 'Mod+B'),
    action('toggle.bottom', 'action.toggleText', () => togglePanel('bottom'), 'Mod+J'),
    action('toggle.right', 'action.toggleRight', () => togglePanel('right'), 'Mod+I'),
    action('download', 'action.download', () => downloadProtocol(document.state.getState())),
    action('theme', 'action.theme', () =>
      setPreference({ theme: globalThis.document.documentElement.dataset['theme'] === 'dark' ? 'light' : 'dark' }),
    ),
  ]
}
