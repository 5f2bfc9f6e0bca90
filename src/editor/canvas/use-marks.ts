import { useRef } from 'react'
import type { ParsedProtocol, Problem } from '../../proforma/index.ts'
import { useDocumentState } from '../context.ts'
import { definitionAt } from '../document/where.ts'
import type { Mark } from './overlays.ts'

type Marks = ReadonlyMap<string, readonly Mark[]>

const empty: Marks = new Map()

/** The problems of the text by the definition in which they stand, for the marks on cards and in the outline. */
export function useMarks(): Marks {
  const last = useRef<{ problems: readonly Problem[]; marks: Marks }>(undefined)
  return useDocumentState(({ problems, parsed }) => {
    if (last.current?.problems === problems) return last.current.marks
    const marks = problems.length === 0 ? empty : marksOf(problems, parsed)
    last.current = { problems, marks }
    return marks
  })
}

/** Problems by definition. */
export function marksOf(problems: readonly Problem[], parsed: ParsedProtocol): Marks {
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
