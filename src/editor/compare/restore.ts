import type { EditorDocument } from '../document/editor-document.ts'
import { normalise } from '../document/layout-change.ts'
import { difference } from '../document/text-change.ts'
import type { LayoutChange, Outcome } from '../document/types.ts'
import { words } from '../document/words.ts'
import type { Version } from './comparison.ts'

/** A version as it was kept, with its test cases. */
export interface KeptVersion extends Version {
  readonly scenarios?: readonly unknown[]
}

/** Makes the document what a version is, its test cases too: one entry of the history, which undo takes back. */
export function restoreVersion(document: EditorDocument, { text, layout, scenarios, label }: KeptVersion): Outcome {
  const now = document.state.getState()
  const edit = difference(now.text, text)
  const positions = normalise(layout).positions
  const change: LayoutChange = {
    ...Object.fromEntries(Object.keys(now.layout.positions).map((key) => [key, null])),
    ...positions,
  }
  return document.transact({
    label: words('history.restoreVersion', { name: label }),
    edits: edit === undefined ? [] : [edit],
    layout: change,
    ...(scenarios === undefined ? {} : { scenarios }),
    ...(scenarios === undefined ? {} : { scenarios }),
    select: { kind: 'none' },
  })
}
