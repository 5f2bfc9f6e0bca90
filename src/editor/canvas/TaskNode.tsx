import { Handle, Position, type Node, type NodeProps } from '@xyflow/react'
import { memo } from 'react'
import { useMessages, type Translate } from '../messages/index.ts'
import type { TaskState } from '../../runtime/index.ts'
import { CaptionEditor } from './CaptionEditor.tsx'
import { CARD_HEIGHT, CARD_WIDTH, cardSize, gatesHeight } from './card-size.ts'
import { BreakSign, CardBadges, CardMarks, StateSign } from './CardSigns.tsx'
import { CardContents } from './CardContents.tsx'
import { detailOf } from './card-words.ts'
import { OpenInPlace } from './OpenInPlace.tsx'
import type { Mark } from './overlays.ts'
import type { TaskCard } from './plan-chart.ts'
import { FRAME_HEAD } from './scene.ts'
import { outlineOf } from './shapes.ts'
import { TaskGlyph } from './TaskGlyph.tsx'
import styles from './TaskNode.module.css'

/** All that a task's drawing depends on. The same object is kept while nothing of it changes. */
export interface TaskNodeData extends Record<string, unknown> {
  readonly card: TaskCard
  /** The full reading, worked out for the task that the keyboard is on; the others say class and caption. */
  readonly label: string | undefined
  readonly state: TaskState | undefined
  readonly marks: readonly Mark[]
  readonly breakpoint: 'on' | 'off' | undefined
  readonly note: string | undefined
  readonly faded: boolean
  readonly focused: boolean
  readonly outdated: boolean
  readonly renaming: boolean
  /** A plan that is opened in place: its tasks are drawn inside. */
  readonly opened: boolean
  /** A plan that could be. */
  readonly openable: boolean
  /** Whether this is the one task that Tab reaches. */
  readonly tabStop: boolean
}

export type TaskFlowNode = Node<TaskNodeData, 'task'>

function TaskNodeView({ data, selected, width = CARD_WIDTH, height }: NodeProps<TaskFlowNode>) {
  const t = useMessages()
  const { card, state, marks, opened } = data
  const whole = height ?? cardSize(card).height
  const top = gatesHeight(card)
  const body = whole - top
  return (
    <div
      className={styles['task']}
      data-kind={card.kind}
      data-state={state}
      data-selected={selected || undefined}
      data-faded={data.faded || undefined}
      data-focused={data.focused || undefined}
      data-outdated={data.outdated || undefined}
      data-opened={opened || undefined}
      data-optional={card.badges.some(({ kind }) => kind === 'optional') || undefined}
      data-task={card.name}
      style={{ width, height: whole }}
      // The canvas is one stop of the Tab key; inside it the arrow keys move this stop along the flow.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={data.tabStop ? 0 : -1}
      role="group"
      aria-roledescription={t('canvas.task.role')}
      aria-label={data.label ?? shortReading(data, t)}
    >
      {card.gates.map((gate) => (
        <div
          key={gate.kind}
          className={styles['gate']}
          data-gate={gate.kind}
          title={`${t(`gate.${gate.kind}`)} ${gate.text}`}
        >
          <span className={styles['gateWord']}>{t(`gate.${gate.kind}`)}</span>
          <span className={styles['gateText']}>{gate.text}</span>
        </div>
      ))}
      <div className={styles['card']} style={{ height: body }}>
        <svg className={styles['shape']} width={width} height={body} aria-hidden="true">
          {card.kind === 'plan' && !opened ? (
            <path className={styles['behind']} d={outlineOf('plan', width, body)} />
          ) : null}
          <path className={styles['outline']} d={outlineOf(card.kind, width, body)} />
        </svg>
        <div className={styles['head']} style={{ height: opened ? FRAME_HEAD : CARD_HEIGHT }}>
          <TaskGlyph kind={card.kind} size={22} />
          <div className={styles['text']}>
            {data.renaming ? (
              <CaptionEditor name={card.name} caption={card.caption} />
            ) : (
              <div className={styles['caption']} title={card.caption}>
                {card.caption}
              </div>
            )}
            {opened ? null : <div className={styles['detail']}>{detailOf(card, t)}</div>}
          </div>
          {data.openable ? <OpenInPlace opened={opened} /> : null}
        </div>
        {card.contents.length > 0 && !opened ? <CardContents card={card} /> : null}
        {opened && card.contents.length === 0 ? <p className={styles['empty']}>{t('canvas.frame.empty')}</p> : null}
      </div>
      <CardBadges badges={card.badges} top={top} />
      <StateSign state={state} top={top} />
      <BreakSign breakpoint={data.breakpoint} top={top} />
      <CardMarks marks={marks} top={top} />
      {data.note === undefined ? null : <span className={styles['note']}>{data.note}</span>}
      <Handle type="target" position={Position.Top} className={styles['target'] ?? ''} isConnectableStart={false} />
      <Handle
        type="source"
        position={Position.Bottom}
        className={styles['source'] ?? ''}
        isConnectableEnd={false}
        aria-hidden="true"
      />
    </div>
  )
}

/** What is said of a task that does not have the focus; the full reading is made for the one that has. */
function shortReading({ card, state }: TaskNodeData, t: Translate): string {
  const name = t('reading.task', { kind: t(`Kind.${card.kind}`), caption: card.caption })
  return state === undefined ? name : `${name}, ${t(`state.${state}`)}`
}

/** One task on the canvas. Drawn again only when its own data or selection change, however many others do. */
export const TaskNode = memo(
  TaskNodeView,
  (before, after) =>
    before.data === after.data &&
    before.selected === after.selected &&
    before.width === after.width &&
    before.height === after.height,
)
