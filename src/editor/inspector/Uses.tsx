import { useMemo } from 'react'
import { taskCaption } from '../canvas/chart-store.ts'
import { TaskGlyph } from '../canvas/TaskGlyph.tsx'
import { useDocumentState, useEditor, useViewState } from '../context.ts'
import { usesOf } from '../document/uses.ts'
import { placeOf } from '../document/where.ts'
import { useMessages } from '../messages/index.ts'
import styles from './Lists.module.css'

/** The tasks and items that ask for an item or read it. */
export function Uses({ name }: { readonly name: string }) {
  const { document } = useEditor()
  const t = useMessages()
  const index = useDocumentState((state) => state.index)
  const view = useViewState((state) => state)
  const uses = useMemo(() => usesOf(index, name), [index, name])
  if (uses.length === 0) return <p className={styles['none']}>{t('uses.none')}</p>
  return (
    <ul className={styles['list']}>
      {uses.map(({ definition, asked }) => (
        <li key={definition} className={styles['item']}>
          <TaskGlyph kind={index.tasks.get(definition)?.kind ?? 'task'} size={14} />
          <button
            type="button"
            className={styles['name']}
            onClick={() => {
              const place = placeOf(index, view, definition)
              if (!place) return
              document.open(place.plan)
              document.select(place.selection)
              document.reveal()
            }}
          >
            {t(asked ? 'uses.asked' : 'uses.read', { task: taskCaption({ index }, definition) })}
          </button>
        </li>
      ))}
    </ul>
  )
}
