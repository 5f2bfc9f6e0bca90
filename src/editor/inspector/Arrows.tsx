import { X } from 'lucide-react'
import type { Component } from '../../proforma/index.ts'
import { taskCaption } from '../canvas/chart-store.ts'
import { TaskGlyph } from '../canvas/TaskGlyph.tsx'
import { useDocumentState, useEditor } from '../context.ts'
import { connect, disconnect } from '../document/gestures/index.ts'
import { perform } from '../document/perform.ts'
import { useMessages } from '../messages/index.ts'
import styles from './Lists.module.css'
import { PlainRow } from './rows.tsx'

/** The tasks that come before this one, and a way to add one. */
export function Arrows({ plan, component }: { readonly plan: string; readonly component: Component }) {
  const { document } = useEditor()
  const t = useMessages()
  const index = useDocumentState((state) => state.index)
  const name = component.task.text
  const before = component.scheduleConstraints.map(({ antecedent }) => antecedent.text)
  const definition = index.tasks.get(plan)
  const others = definition?.kind === 'plan' ? definition.components.map(({ task }) => task.text) : []
  const possible = [...new Set(others)].filter((other) => other !== name && !before.includes(other))
  return (
    <PlainRow label={t('arrows.after')}>
      {before.length === 0 ? <p className={styles['none']}>{t('arrows.none')}</p> : null}
      <ul className={styles['list']}>
        {before.map((from) => (
          <li key={from} className={styles['item']}>
            <TaskGlyph kind={index.tasks.get(from)?.kind ?? 'missing'} size={14} />
            <button
              type="button"
              className={styles['name']}
              onClick={() => {
                document.select({ kind: 'tasks', names: [from] })
                document.reveal()
              }}
            >
              {taskCaption({ index }, from)}
            </button>
            <button
              type="button"
              className={styles['remove']}
              aria-label={t('arrows.remove', { task: taskCaption({ index }, from) })}
              onClick={() => perform(document, (state, view) => disconnect(state, view, from, name))}
            >
              <X size={13} aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
      {possible.length > 0 ? (
        <select
          className={styles['add']}
          aria-label={t('arrows.add')}
          value=""
          onChange={(event) => perform(document, (state, view) => connect(state, view, event.target.value, name))}
        >
          <option value="">{t('arrows.add')}</option>
          {possible.map((other) => (
            <option key={other} value={other}>
              {taskCaption({ index }, other)}
            </option>
          ))}
        </select>
      ) : null}
    </PlainRow>
  )
}
