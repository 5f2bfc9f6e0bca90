import { useMemo } from 'react'
import type { Layout } from '../../contracts/index.ts'
import type { ProtocolIndex } from '../../proforma/index.ts'
import { headPath, middleOf, roundedPath } from '../canvas/arrow-path.ts'
import { CARD_HEIGHT } from '../canvas/card-size.ts'
import { MARKS, outlineOf, SIGNS } from '../canvas/shapes.ts'
import type { Point } from '../document/types.ts'
import { useMessages } from '../messages/index.ts'
import { pictureOf, type Picture, type PictureTask } from './picture.ts'
import styles from './PathwayPicture.module.css'

/** Room around the drawing, in canvas units. */
const MARGIN = 16

export interface PathwayPictureProps {
  readonly index: ProtocolIndex
  readonly layout: Layout
  /** The plan that is shown; the root when left out. */
  readonly plan?: string
  /** What the picture is, for those who cannot see it. */
  readonly label: string
  /** Leaves out gates and small print, for pictures of a few hundred pixels. */
  readonly compact?: boolean
  readonly className?: string
  /** What is marked in it: tasks by name, arrows by id. */
  readonly marks?: PictureMarks
}

export type PictureMark = 'added' | 'removed' | 'changed'

export interface PictureMarks {
  readonly tasks: ReadonlyMap<string, PictureMark>
  readonly arrows: ReadonlyMap<string, PictureMark>
}

/** The sign of each mark, drawn in a circle of radius 9: the form tells them apart, the colour only helps. */
export const MARK_SIGNS: Readonly<Record<PictureMark, string>> = {
  added: 'M-4.5 0H4.5M0 -4.5V4.5',
  removed: 'M-4.5 0H4.5',
  changed: 'M-4.5 1.5C-3 -2.5 -1 -2.5 0 0S3 2.5 4.5 -1.5',
}

/** A still picture of a plan: what the canvas shows, where nothing is to be changed. */
export function PathwayPicture({
  index,
  layout,
  plan = index.root,
  label,
  compact = false,
  className,
  marks,
}: PathwayPictureProps) {
  const t = useMessages()
  const picture = useMemo(
    () => (plan === undefined ? undefined : pictureOf(index, plan, layout, t)),
    [index, plan, layout, t],
  )
  if (picture === undefined) return null
  const { box, tasks, lines } = picture
  const view = `${box.x - MARGIN} ${box.y - MARGIN} ${box.width + 2 * MARGIN} ${box.height + 2 * MARGIN}`
  return (
    <svg role="img" aria-label={label} viewBox={view} className={className}>
      {inFront(lines, marks).map(({ id, points }) => (
        <g key={id} className={styles['arrow']} data-mark={marks?.arrows.get(id)}>
          <path className={styles['line']} d={roundedPath(points)} />
          <path className={styles['head']} d={headPath(points)} />
        </g>
      ))}
      {tasks.map((task) => (
        <PictureCard key={task.card.name} task={task} compact={compact} mark={marks?.tasks.get(task.card.name)} />
      ))}
      {lines.map(({ id, points }) => (
        <MarkSign key={id} mark={marks?.arrows.get(id)} at={middleOf(points)} />
      ))}
    </svg>
  )
}

/** What is gone lies below what is there, what is new on top. */
function inFront(lines: Picture['lines'], marks: PictureMarks | undefined): Picture['lines'] {
  if (marks === undefined) return lines
  const height = (id: string): number => ['removed', undefined, 'changed', 'added'].indexOf(marks.arrows.get(id))
  return lines.toSorted((a, b) => height(a.id) - height(b.id))
}

function PictureCard({
  task: { card, rect, gates },
  compact,
  mark,
}: {
  readonly task: PictureTask
  readonly compact: boolean
  readonly mark: PictureMark | undefined
}) {
  const height = rect.height - gates
  const inset = card.kind === 'enquiry' || card.kind === 'decision' ? 20 : 14
  return (
    <g transform={`translate(${rect.x} ${rect.y})`} data-kind={card.kind} data-mark={mark} className={styles['card']}>
      {gates > 0 && !compact ? (
        <foreignObject width={rect.width} height={gates}>
          {card.gates.map((gate) => (
            <div key={gate.kind} className={styles['gate']}>
              {gate.text}
            </div>
          ))}
        </foreignObject>
      ) : null}
      {gates > 0 && compact ? <path className={styles['line']} d={`M${rect.width / 2} 0V${gates}`} /> : null}
      <g transform={`translate(0 ${gates})`}>
        <path className={styles['outline']} d={outlineOf(card.kind, rect.width, height)} />
        <g transform={`translate(${inset} ${(CARD_HEIGHT - 26) / 2}) scale(1.3)`}>
          <path className={styles['mark']} d={MARKS[card.kind]} />
          <path className={styles['sign']} d={SIGNS[card.kind]} />
        </g>
        <foreignObject x={inset + 34} width={rect.width - inset * 2 - 32} height={CARD_HEIGHT}>
          <div className={styles['caption']} data-compact={compact || undefined}>
            <span>{card.caption}</span>
          </div>
        </foreignObject>
        <MarkSign mark={mark} at={{ x: rect.width - 10, y: 2 }} />
      </g>
    </g>
  )
}

function MarkSign({ mark, at }: { readonly mark: PictureMark | undefined; readonly at: Point }) {
  if (mark === undefined) return null
  return (
    <g transform={`translate(${at.x} ${at.y})`} className={styles['badge']} data-mark={mark}>
      <circle r={10} />
      <path d={MARK_SIGNS[mark]} />
    </g>
  )
}
