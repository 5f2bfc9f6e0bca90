import { TriangleAlert } from 'lucide-react'
import { LineIndex } from '../../proforma/index.ts'
import { useDocumentState, useEditor } from '../context.ts'
import { useMessages } from '../messages/index.ts'
import styles from './OutdatedBanner.module.css'

/** While the text has a mistake the drawing is older than the text: says so, and where. */
export function OutdatedBanner() {
  const { text } = useEditor()
  const t = useMessages()
  // Comes when the author pauses, goes as soon as the text is sound.
  const first = useDocumentState(({ parsed, problems }) =>
    parsed.problems.length === 0 ? undefined : problems.find(({ code }) => code.startsWith('syntax.')),
  )
  const source = useDocumentState((state) => (state.parsed.problems.length === 0 ? '' : state.text))
  if (!first) return null
  const { line } = new LineIndex(source).position(first.span.start)
  return (
    <output className={styles['banner']}>
      <TriangleAlert size={15} aria-hidden="true" className={styles['icon']} />
      <span>{t('canvas.outdated', { line, message: first.message })}</span>
      <button type="button" className={styles['go']} onClick={() => text.current?.show(first.span)}>
        {t('canvas.outdated.go')}
      </button>
    </output>
  )
}
