import { Link } from '@tanstack/react-router'
import {
  Ellipsis,
  PanelBottom,
  PanelLeft,
  PanelRight,
  Play,
  Redo2,
  Search,
  ShieldCheck,
  Signature,
  Undo2,
} from 'lucide-react'
import { useStore } from 'zustand'
import { Button, IconButton, Menu, MenuItem, say, StandingBadge, useMessages } from '../../editor/index.ts'
import { Brand } from '../shell/Brand.tsx'
import { usePreferences } from '../shell/preferences.ts'
import { SettingsMenu } from '../shell/SettingsMenu.tsx'
import { actionOf, type Actions } from './actions.ts'
import { titleOf } from './autosave.ts'
import { showRight, togglePanel, usePanels } from './panels.ts'
import { SaveStatus } from './SaveStatus.tsx'
import styles from './TopBar.module.css'
import { useWorkbench } from './workbench.ts'
import { useTitle } from '../shell/use-title.ts'

/** What stands in the menu at the end, in its order. */
const MORE = [
  'version.save',
  'versions',
  'versions.compare',
  'scenarios',
  'print',
  'download.svg',
  'download.png',
  'download',
  'download.json',
  'shortcuts',
  'tour',
  'theme',
] as const

/** The header of the workbench: where one is, what is kept, and the four things one does with a pathway. */
export function TopBar({ actions }: { readonly actions: Actions }) {
  const t = useMessages()
  const { document } = useWorkbench()
  const title = useStore(document.state, titleOf)
  useTitle(title)
  return (
    <header className={styles.bar} aria-label={t('workbench.header')}>
      <Link to="/" className={styles.home ?? ''} aria-label={t('workbench.home')}>
        <Brand compact />
      </Link>
      <div className={styles.name}>
        <h1 className={styles.title} title={title}>
          {title}
        </h1>
        <SaveStatus />
      </div>
      <UndoRedo />
      <div className={styles.space} />
      <IconButton
        icon={<Search />}
        label={t('action.palette')}
        shortcut="Mod+K"
        onPress={actionOf(actions, 'palette').run}
      />
      <PanelToggles />
      <span className={styles.divider} />
      <VerifyButton run={actionOf(actions, 'verify').run} />
      <Button icon={<Play />} data-tour="run" onPress={actionOf(actions, 'run').run}>
        {t('action.run')}
      </Button>
      <Button variant="primary" icon={<Signature />} data-tour="publish" onPress={actionOf(actions, 'publish').run}>
        {t('action.publish')}
      </Button>
      <Menu
        label={t('action.more')}
        trigger={<IconButton icon={<Ellipsis />} label={t('action.more')} />}
        onAction={(id) => actionOf(actions, id).run()}
      >
        {MORE.map((id) => {
          const { title: name, keys } = actionOf(actions, id)
          return (
            <MenuItem key={id} id={id} {...(keys[0] === undefined ? {} : { shortcut: keys[0] })}>
              {say(t, { id: name })}
            </MenuItem>
          )
        })}
      </Menu>
      <SettingsMenu />
    </header>
  )
}

function UndoRedo() {
  const t = useMessages()
  const { document } = useWorkbench()
  const past = useStore(document.state, (state) => state.past.at(-1))
  const future = useStore(document.state, (state) => state.future[0])
  return (
    <div className={styles.group}>
      <IconButton
        icon={<Undo2 />}
        label={past === undefined ? t('action.undo') : t('action.undo.entry', { entry: say(t, past.label) })}
        shortcut="Mod+Z"
        isDisabled={past === undefined}
        onPress={() => document.undo()}
      />
      <IconButton
        icon={<Redo2 />}
        label={future === undefined ? t('action.redo') : t('action.redo.entry', { entry: say(t, future.label) })}
        shortcut="Mod+Shift+Z"
        isDisabled={future === undefined}
        onPress={() => document.redo()}
      />
    </div>
  )
}

function PanelToggles() {
  const t = useMessages()
  const { left, right, bottom } = usePanels()
  return (
    <div className={styles.group}>
      <IconButton
        icon={<PanelLeft />}
        label={t('workbench.toggle.left')}
        shortcut="Mod+B"
        aria-pressed={left}
        onPress={() => togglePanel('left')}
      />
      <IconButton
        icon={<PanelBottom />}
        label={t('workbench.toggle.bottom')}
        shortcut="Mod+J"
        aria-pressed={bottom}
        onPress={() => togglePanel('bottom')}
      />
      <IconButton
        icon={<PanelRight />}
        label={t('workbench.toggle.right')}
        shortcut="Mod+I"
        aria-pressed={right}
        onPress={() => togglePanel('right')}
      />
    </div>
  )
}

/** The button that verifies, with what is known of the text as it is now. */
function VerifyButton({ run }: { readonly run: () => void }) {
  const t = useMessages()
  const { verification } = useWorkbench()
  const live = usePreferences(({ liveVerification }) => liveVerification)
  return (
    <div className={styles.verify} data-tour="verify">
      <StandingBadge verification={verification} live={live} onOpen={() => showRight('verification')} />
      <Button icon={<ShieldCheck />} onPress={run}>
        {t('action.verify')}
      </Button>
    </div>
  )
}
