import type { TextEdit } from '../../model/index.ts'
import { parse } from '../../text/index.ts'
import { ImportError } from '../error.ts'
import { DEFAULT_LIMITS } from '../limits.ts'
import type { ImportLimits } from '../limits.ts'
import { ReportBuilder } from '../report.ts'
import type { ImportReport } from '../report.ts'
import { applyEdits, removalBehind } from './edits.ts'
import { layoutKey } from './layout.ts'
import type { ComponentLayout } from './layout.ts'

export interface ClassicImport {
  readonly text: string
  readonly layout: ComponentLayout
  readonly report: ImportReport
}

/**
 * Takes the layout (`ltwh`: left, top, width, height) out of a classic text and puts it beside it. Nothing else of the text changes.
 * Rule F41. Throws ImportError `too-large`.
 */
export function importClassic(text: string, limits: Partial<ImportLimits> = {}): ClassicImport {
  const most = limits.characters ?? DEFAULT_LIMITS.characters
  if (text.length > most)
    throw new ImportError('too-large', `The file has ${text.length} characters; at most ${most} are read.`)
  const parsed = parse(text)
  const report = new ReportBuilder()
  const positions: Record<string, { x: number; y: number }> = {}
  const edits: TextEdit[] = []
  for (const { node, offset } of parsed.definitions) {
    report.found(node.kind)
    if (node.kind !== 'plan') continue
    for (const { task, ltwh } of node.components) {
      if (ltwh === undefined) continue
      const [x, y] = ltwh.value
      const key = layoutKey(node.name.text, task.text)
      Object.defineProperty(positions, key, { value: { x, y }, enumerable: true, configurable: true, writable: true })
      edits.push(removalBehind(text, ltwh.span.start + offset, ltwh.span.end + offset))
      report.add(
        'changed',
        'classic.layout',
        key,
        'Its place on the canvas is kept beside the text; all boxes have one size.',
      )
    }
  }
  for (const problem of parsed.problems) report.add('lost', problem.code, String(problem.span.start), problem.message)
  return { text: applyEdits(text, edits), layout: { version: 1, positions }, report: report.build('classic') }
}
