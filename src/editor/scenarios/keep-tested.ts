import type { EditorDocument } from '../document/editor-document.ts'
import type { TestCases } from './test-cases.ts'

/** So long nothing must have changed before test cases are run again, in milliseconds. */
export const REST_MS = 900

/**
 * Once test cases have been run, runs them again after every change of the pathway or of them, so that what is shown
 * is about what is drawn. A text that cannot be read leaves the last results as they are.
 * @returns stops it
 */
export function keepTested(document: EditorDocument, testCases: TestCases): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = document.state.subscribe((next, before) => {
    if (next.text === before.text && next.scenarios === before.scenarios) return
    clearTimeout(timer)
    timer = setTimeout(() => {
      const { outcome, cases } = testCases.state.getState()
      const readable = document.state.getState().problems.every(({ severity }) => severity !== 'error')
      if (outcome !== undefined && cases.length > 0 && readable) void testCases.run()
    }, REST_MS)
  })
  return () => {
    clearTimeout(timer)
    stop()
  }
}
