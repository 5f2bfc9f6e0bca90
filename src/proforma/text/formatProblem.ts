import type { Problem } from '../model/index.ts'
import { LineIndex } from './lineIndex.ts'

/**
 * One problem on one line: `file:line:column code message`.
 *
 * @param text the text of the document, or its line index when many problems are shown
 */
export function formatProblem(problem: Problem, file: string, text: string | LineIndex): string {
  const lines = typeof text === 'string' ? new LineIndex(text) : text
  const { line, column } = lines.position(problem.span.start)
  return `${file}:${line}:${column} ${problem.code} ${problem.message}`
}
