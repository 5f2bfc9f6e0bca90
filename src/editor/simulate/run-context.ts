import { createContext, use, useMemo } from 'react'
import type { ProtocolIndex } from '../../proforma/index.ts'
import { renderText, type Operation, type OperationError, type TaskPath } from '../../runtime/index.ts'
import { useIntlShape, useMessages } from '../messages/index.ts'
import { stateOf, type Run, type RunView } from './session.ts'
import type { ValueWords } from './values.ts'

/** What the parts of the panel find around them. */
export interface RunInHand {
  readonly run: Run
  readonly view: RunView
  /** Of the text that is run. */
  readonly index: ProtocolIndex
  readonly perform: (operation: Operation) => OperationError | undefined
}

export const RunContext = createContext<RunInHand | undefined>(undefined)

export function useRun(): RunInHand {
  const run = use(RunContext)
  if (run === undefined) throw new Error('This part of the panel stands outside of a run.')
  return run
}

/** Fills in what a caption, description or procedure shows of the patient. */
export function useRendered(): (path: TaskPath, text: string | undefined) => string {
  const { run } = useRun()
  return (path, text) => (text === undefined ? '' : renderText(run.program, stateOf(run), path, text))
}

export function useValueWords(): ValueWords {
  const t = useMessages()
  const intl = useIntlShape()
  return useMemo(() => ({ t, intl }), [t, intl])
}
