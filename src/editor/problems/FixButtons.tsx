import { Lightbulb } from 'lucide-react'
import type { Problem } from '../../proforma/index.ts'
import type { EditorDocument } from '../document/editor-document.ts'
import { words } from '../document/words.ts'
import styles from './FixButtons.module.css'

/** The ways to put a problem right: the same ones on the task, in the list and in the text. */
export function FixButtons({ document, problem }: { readonly document: EditorDocument; readonly problem: Problem }) {
  if (!problem.fixes || problem.fixes.length === 0) return null
  return (
    <div className={styles['fixes']}>
      {problem.fixes.map((fix) => (
        <button
          key={fix.title}
          type="button"
          className={styles['fix']}
          onClick={(event) => {
            event.stopPropagation()
            document.transact({ label: words('history.fix', { title: fix.title }), edits: fix.edits })
          }}
        >
          <Lightbulb size={13} aria-hidden="true" />
          {fix.title}
        </button>
      ))}
    </div>
  )
}
