import { useEditor } from '../context.ts'
import { EmptyState } from '../design/index.ts'
import { useMessages } from '../messages/index.ts'
import styles from './EmptyPlan.module.css'
import { PLACEABLE, PLACE_KEYS } from './kinds.ts'
import { TaskGlyph } from './TaskGlyph.tsx'

/** An empty plan says what to do first; so does a protocol that has no plan yet. */
export function EmptyPlan({ plan }: { readonly plan: string | undefined }) {
  const { canvas } = useEditor()
  const t = useMessages()
  return (
    <div className={styles['over']}>
      <EmptyState title={t(plan === undefined ? 'canvas.empty.noPlan' : 'canvas.empty.title')}>
        <p>{t('canvas.empty.text')}</p>
        <ul className={styles['list']}>
          {PLACEABLE.filter((kind) => kind !== 'task').map((kind) => (
            <li key={kind}>
              <button type="button" className={styles['choice']} onClick={() => canvas.current?.place(kind)}>
                <TaskGlyph kind={kind} size={28} />
                <span className={styles['name']}>{t(`Kind.${kind}`)}</span>
                <span className={styles['about']}>{t(`about.${kind}`)}</span>
                <kbd className={styles['key']}>{PLACE_KEYS[kind]}</kbd>
              </button>
            </li>
          ))}
        </ul>
      </EmptyState>
    </div>
  )
}
