import { useState } from 'react'
import { useStore } from 'zustand'
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
      {open === 'publish' ? <Publishing /> : null}
      {open === 'saveVersion' ? <SaveVersion /> : null}
      <Comparing />
    </>
  )
}

/** Signs and publishes the text as it is when the window opens. */
function Publishing() {
  const { document, verification, window, stored, id } = useWorkbench()
  // The window is about one text: nothing under it can change while it is open.
  const [state] = useState(() => document.state.getState())
  const { status, checked } = useStore(verification.state)
  return (
    <PublishDialog
      documentId={id}
      documentName={titleOf(state)}
      text={state.text}
      layout={state.layout}
      scenarios={state.scenarios}
      origin={stored.origin}
      index={state.index}
      report={checked?.text === state.text ? checked.report : undefined}
      isVerifying={status.kind === 'running'}
      onVerify={() => void verification.run(state)}
      onClose={() => window.setState('none', true)}
    />
  )
}
