import { useState } from 'react'
import { useStore } from 'zustand'
import { notify, RecordDialog, recordRun, suggestName, useMessages } from '../../editor/index.ts'
import { PublishDialog } from '../publish/PublishDialog.tsx'
import type { Actions } from './actions.ts'
import { titleOf } from './autosave.ts'
import { Comparing } from './Comparing.tsx'
import { HelpWindow } from './HelpWindow.tsx'
import { ReadingWindow } from './ReadingWindow.tsx'
import { CommandPalette } from './CommandPalette.tsx'
import { SaveVersion } from './SaveVersion.tsx'
import { ShortcutSheet } from './ShortcutSheet.tsx'
import { useWorkbench } from './workbench.ts'

/** The windows over the workbench, of which one at most is open. */
export function Windows({ actions }: { readonly actions: Actions }) {
  const { window } = useWorkbench()
  const open = useStore(window)
  return (
    <>
      <CommandPalette actions={actions} />
      <ShortcutSheet actions={actions} />
      <HelpWindow />
      <ReadingWindow />
      <Recording />
      {open === 'publish' ? <Publishing /> : null}
      {open === 'saveVersion' ? <SaveVersion /> : null}
      <Comparing />
    </>
  )
}

/** Keeps a run as a test case. */
function Recording() {
  const t = useMessages()
  const { recording, testCases } = useWorkbench()
  const run = useStore(recording)
  if (run === null) return null
  const close = () => recording.setState(null, true)
  return (
    <RecordDialog
      suggestion={suggestName(run)}
      onClose={close}
      onRecord={(name) => {
        const kept = testCases.add(recordRun(run, name))
        close()
        notify({ text: t('run.recorded', { name: kept }), tone: 'ok' })
      }}
    />
  )
}

/** Signs and publishes the text as it is when the window opens. */
function Publishing() {
  const { document, verification, testCases, window, stored, id } = useWorkbench()
  // The window is about one text: nothing under it can change while it is open.
  const [state] = useState(() => document.state.getState())
  const [scenarios] = useState(() => testCases.state.getState().scenarios)
  const { status, checked } = useStore(verification.state)
  return (
    <PublishDialog
      documentId={id}
      documentName={titleOf(state)}
      text={state.text}
      layout={state.layout}
      scenarios={scenarios}
      origin={stored.origin}
      index={state.index}
      report={checked?.text === state.text ? checked.report : undefined}
      isVerifying={status.kind === 'running'}
      onVerify={() => void verification.run(state)}
      onClose={() => window.setState('none', true)}
    />
  )
}
