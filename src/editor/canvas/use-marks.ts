import type { ParsedProtocol, Problem } from '../../proforma/index.ts'
import { useDocumentState, useEditor } from '../context.ts'
import { definitionAt } from '../document/where.ts'
import type { Mark } from './overlays.ts'

type Marks = ReadonlyMap<string, readonly Mark[]>

/** The problems of the text by the definition in which they stand, for the marks on cards and in the outline. */
export function useMarks(): Marks {
  const { document } = useEditor()
  const problems = useDocumentState((state) => state.problems)
  // The list and the text change together: what is read with it is the text that it is about.
  return marksOnce(problems, () => document.state.getState().parsed)
}

/** Filed once for each list of problems, however many parts of the page ask. */
const filed = new WeakMap<readonly Problem[], Marks>()
/** Problems that only moved with the text mark the same cards: the marks of before stay, and nothing is drawn again. */
let newest: Marks = new Map()

function marksOnce(problems: readonly Problem[], parsed: () => ParsedProtocol): Marks {
  const known = filed.get(problems)
  if (known) return known
  const marks = marksByDefinition(problems, parsed())
  newest = sameMarks(newest, marks) ? newest : marks
  filed.set(problems, newest)
  return newest
}

function sameMarks(a: Marks, b: Marks): boolean {
  if (a.size !== b.size) return false
  for (const [name, marks] of b) {
    const others = a.get(name)
    if (others?.length !== marks.length) return false
    if (!marks.every(({ severity, title }, at) => severity === others[at]?.severity && title === others[at].title))
      return false
  }
  return true
}

/** Problems by definition. */
export function marksByDefinition(problems: readonly Problem[], parsed: ParsedProtocol): Marks {
  const marks = new Map<string, Mark[]>()
  for (const { span, severity, message } of problems) {
    const name = definitionAt(parsed, span.start)
    if (name === undefined) continue
    const mark = { severity, title: message }
    const list = marks.get(name)
    if (list) list.push(mark)
    else marks.set(name, [mark])
  }
  return marks
}
