import { useState } from 'react'
import { Heading } from 'react-aria-components'
import { CornerDownRight } from 'lucide-react'
import { TaskGlyph } from '../canvas/TaskGlyph.tsx'
import { taskCaption } from '../canvas/chart-store.ts'
import { captionOf } from '../canvas/plan-chart.ts'
import { useMarks } from '../canvas/use-marks.ts'
import { useDocumentState, useEditor } from '../context.ts'
import { Button, IconButton } from '../design/index.ts'
import { componentOf } from '../document/place.ts'
import { setCaption } from '../document/gestures/index.ts'
import { perform } from '../document/perform.ts'
import { expressionSource } from '../document/source.ts'
import { CodeRow } from '../inspector/CodeRow.tsx'
import { taskSentences } from '../inspector/sentence.ts'
import { TextRow } from '../inspector/rows.tsx'
import { useIntlShape, useMessages } from '../messages/index.ts'
import type { ReadTask } from './reading-order.ts'
import { ReadDecision } from './ReadDecision.tsx'
import styles from './Reading.module.css'

interface ReadPlanProps {
  readonly tasks: readonly ReadTask[]
  /** Of the headings of its tasks: 3 for those of the outermost plan. */
  readonly level: number
  readonly onShow: () => void
}

/** Tasks that are put on the page at once: a plan of a thousand would hold it up. */
const PORTION = 60

/** The tasks of a plan, in order. */
export function ReadPlan({ tasks, level, onShow }: ReadPlanProps) {
  const t = useMessages()
  const [shown, setShown] = useState(PORTION)
  const left = tasks.length - shown
  return (
    <ol className={styles['list']}>
      {tasks.slice(0, shown).map((task) => (
        <li key={task.name} className={styles['item']}>
          <ReadOne task={task} level={level} onShow={onShow} />
          {task.inside.length > 0 ? <ReadPlan tasks={task.inside} level={level + 1} onShow={onShow} /> : null}
        </li>
      ))}
      {left > 0 ? (
        <li className={styles['item']}>
          <Button onPress={() => setShown(shown + PORTION)}>{t('canvas.more', { count: left })}</Button>
        </li>
      ) : null}
    </ol>
  )
}

interface ReadOneProps {
  readonly task: ReadTask
  readonly level: number
  readonly onShow: () => void
}

function ReadOne({ task: { name, path, at, of }, level, onShow }: ReadOneProps) {
  const { document, canvas } = useEditor()
  const t = useMessages()
  const intl = useIntlShape()
  const state = useDocumentState((state) => state)
  const marks = useMarks().get(name) ?? []
  const task = state.index.tasks.get(name)
  const plan = path.at(-1) ?? ''
  if (!task) return <p>{t('readable.missing', { name })}</p>
  const caption = captionOf(task)
  const sentences = taskSentences(state.index, task, componentOf(state.index, plan, name), {
    t,
    list: (items) => intl.formatList(items),
  })
  const place = t('reading.place', { at, of, plan: taskCaption(state, plan) })
  const show = (): void => {
    document.visit({ plan: path, selection: { kind: 'tasks', names: [name] } })
    document.reveal()
    onShow()
    requestAnimationFrame(() => canvas.current?.show(name, true))
  }
  return (
    <>
      <header className={styles['head']}>
        <TaskGlyph kind={task.kind} size={18} />
        {/* Browsers know six levels. */}
        <Heading level={Math.min(level, 6)} className={styles['title'] ?? ''}>
          {t('reading.task', { kind: t(`Kind.${task.kind}`), caption })}
        </Heading>
        <span className={styles['place']}>{place}</span>
        <IconButton
          size="small"
          icon={<CornerDownRight />}
          label={t('readable.show', { task: caption })}
          onPress={show}
        />
      </header>
      <p className={styles['says']}>{sentences.join(' ')}</p>
      {marks.map(({ severity, title }) => (
        <p key={title} className={styles['mark']} data-severity={severity}>
          {t(`readable.${severity}`, { title })}
        </p>
      ))}
      {task.kind === 'decision' ? <ReadDecision decision={task} /> : null}
      <div className={styles['fields']}>
        <TextRow
          label={t('readable.caption', { task: caption })}
          id={`reading ${name} caption`}
          value={task.caption?.value ?? ''}
          placeholder={caption}
          onCommit={(text) => perform(document, (now, view) => setCaption(now, view, name, text.trim())) !== false}
        />
        <CodeRow
          label={t('readable.condition', { task: caption })}
          target={{ kind: 'task', name }}
          keyword="precondition"
          value={expressionSource(state, task, task.precondition?.value)}
        />
      </div>
    </>
  )
}
