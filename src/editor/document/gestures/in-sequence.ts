import { applyEdits, parse, type ParsedProtocol, type TextEdit } from '../../../proforma/index.ts'
import { difference } from '../text-change.ts'

/** Edits that need one another's result. One step alone keeps its small edits; several become one stretch. */
export function inSequence(
  parsed: ParsedProtocol,
  steps: readonly ((parsed: ParsedProtocol) => TextEdit[])[],
): TextEdit[] {
  let at = parsed
  let alone: TextEdit[] | undefined
  let count = 0
  for (const step of steps) {
    const edits = step(at)
    if (edits.length === 0) continue
    count += 1
    alone = edits
    at = parse(applyEdits(at.text, edits), at)
  }
  if (count === 1 && alone) return alone
  const edit = difference(parsed.text, at.text)
  return edit ? [edit] : []
}
