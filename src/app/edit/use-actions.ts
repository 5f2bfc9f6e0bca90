import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { findingsInOrder } from '../../editor/index.ts'
import { setPreference, usePreferences } from '../shell/preferences.ts'
import { startTour } from '../tour/tour.ts'
import type { Action, Actions } from './actions.ts'
import { downloadProtocol } from './download.ts'
import { downloadModel, downloadPng, downloadSvg } from './pictures.ts'
import { showBottom, showRight, togglePanel } from './panels.ts'
import { runActionsOf } from './run-actions.ts'
import { goToTrouble } from './troubles.ts'
import { NOW } from './use-versions.ts'
import { useWorkbench, type Workbench } from './workbench.ts'

/** Every action of the workbench, for buttons, keys, palette and shortcut sheet alike. */
export function useActions(): Actions {
  const workbench = useWorkbench()
  const navigate = useNavigate()
  return useMemo(() => {
    const { id, autosave } = workbench
    const showOnPaper = async (): Promise<void> => {
      // The document is made of what is kept.
      await autosave.flush()
      await navigate({ to: '/print/$id', params: { id } })
    }
    return actionsOf(workbench, () => void showOnPaper())
  }, [navigate, workbench])
}

function actionsOf(workbench: Workbench, print: () => void): Actions {
  const { document, verification, simulation, window, comparing } = workbench
  const text = () => document.state.getState().text
  const step = (by: number) => verification.goTo((verification.state.getState().playing?.step ?? 0) + by)
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
        void verification.run(document.state.getState())
      },
      'Mod+Shift+Enter',
    ),
    action('trouble.next', 'action.nextTrouble', () => goToTrouble(workbench, 1), 'F8'),
    action('trouble.previous', 'action.previousTrouble', () => goToTrouble(workbench, -1), 'Shift+F8'),
    action('finding.play', 'action.playFinding', () => playOrHold(workbench), 'Mod+F8'),
    action('finding.stepOn', 'action.stepOn', () => step(1), 'Alt+F8'),
    action('finding.stepBack', 'action.stepBack', () => step(-1), 'Alt+Shift+F8'),
    action('finding.stop', 'action.stopPlaying', () => verification.look(undefined)),
    action('verify.live', 'action.liveVerification', () =>
      setPreference({ liveVerification: !usePreferences.getState().liveVerification }),
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
    ...runActionsOf(workbench),
    action('version.save', 'action.saveVersion', () => window.setState('saveVersion', true), 'Mod+S'),
    action('versions', 'action.showVersions', () => showBottom('versions')),
    action('versions.compare', 'action.compareVersions', () =>
      comparing.setState({ kind: 'compare', from: '', to: NOW }, true),
    ),
    action('publish', 'action.publish', () => window.setState('publish', true)),
    action('palette', 'action.palette', () => window.setState('palette', true), 'Mod+K'),
    action('reading', 'action.reading', () => window.setState('reading', true), 'Shift+R'),
    action('shortcuts', 'action.shortcuts', () => window.setState('shortcuts', true), '?'),
    action('tour', 'action.tour', startTour),
    action('inspector', 'action.showInspector', () => showRight('inspector')),
    action('verification', 'action.showVerification', () => showRight('verification')),
    action('simulation', 'action.showRun', () => showRight('run')),
    action('scenarios', 'action.showScenarios', () => showRight('scenarios')),
    action('toggle.left', 'action.toggleOutline', () => togglePanel('left'), 'Mod+B'),
    action('toggle.bottom', 'action.toggleText', () => togglePanel('bottom'), 'Mod+J'),
    action('toggle.right', 'action.toggleRight', () => togglePanel('right'), 'Mod+I'),
    action('download', 'action.download', () => downloadProtocol(document.state.getState())),
    action('download.svg', 'action.downloadSvg', () => downloadSvg(document.state.getState())),
    action('download.png', 'action.downloadPng', () => void downloadPng(document.state.getState())),
    action('download.json', 'action.downloadJson', () => downloadModel(document.state.getState())),
    action('print', 'action.print', print, 'Mod+P'),
    action('theme', 'action.theme', () =>
      setPreference({ theme: globalThis.document.documentElement.dataset['theme'] === 'dark' ? 'light' : 'dark' }),
    ),
  ]
}

/** The run of the finding that is looked at, or of the gravest one: played from its start, held, let go on. */
function playOrHold({ verification }: Workbench): void {
  const { playing, current, checked } = verification.state.getState()
  showRight('verification')
  if (playing !== undefined) return verification.goOn(!playing.goesOn)
  const [first] = findingsInOrder(checked?.report.findings ?? [])
  const position = current ?? first
  if (position === undefined) return
  verification.play(position)
  verification.goOn(true)
}
