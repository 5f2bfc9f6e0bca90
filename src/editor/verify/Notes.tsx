import { Info } from 'lucide-react'
import type { Finding } from '../../verifier/index.ts'
import { useDocumentState, useEditor } from '../context.ts'
import { useMessages } from '../messages/index.ts'
import { taskCaption } from '../simulate/names.ts'
import { showPlace } from '../simulate/show-place.ts'
import styles from './Notes.module.css'

/** What is worth knowing and may be meant so; folded away, because nothing has to be done about it. */
export function Notes({ notes }: { readonly notes: readonly Finding[] }) {
  const t = useMessages()
  const { document } = useEditor()
  const index = useDocumentState((state) => state.index)
  if (notes.length === 0) return null
  return (
    <details className={styles.notes}>
      <summary>
        <Info size={14} aria-hidden="true" /> {t('proof.notes', { count: notes.length })}
      </summary>
      <ul>
        {notes.map((note) => (
          <li key={`${note.kind} ${note.where.join()} ${note.title}`}>
            <p className={styles.title}>{note.title}</p>
            <p>{note.why}</p>
            {note.where.map((place) => (
              <button key={place} type="button" className={styles.place} onClick={() => showPlace(document, place)}>
                {taskCaption(index, place)}
              </button>
            ))}
          </li>
        ))}
      </ul>
    </details>
  )
}
