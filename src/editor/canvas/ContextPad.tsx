import { NodeToolbar, Position, useStore } from '@xyflow/react'
import { Pencil, Spline, Trash2 } from 'lucide-react'
import { Toolbar } from 'react-aria-components'
import type { TaskClass } from '../../proforma/index.ts'
import { useCommandRunner } from '../commands/use-command-runner.ts'
import { useEditor, useViewState } from '../context.ts'
import { IconButton } from '../design/index.ts'
import { appendTask } from '../document/gestures/index.ts'
import { perform } from '../document/perform.ts'
import { useMessages } from '../messages/index.ts'
import type { Positions } from '../layout/arranger.ts'
import { bottom, overlaps, right } from '../layout/geometry.ts'
import { CARD_WIDTH } from './card-size.ts'
import { rectsOf } from './flow.ts'
import { PLACEABLE } from './kinds.ts'
import type { PlanChart } from './plan-chart.ts'
import { TaskGlyph } from './TaskGlyph.tsx'
import styles from './Pads.module.css'

/** About its size on the screen at full zoom. */
const PAD = { width: 236, height: 36 }

/** What comes next, beside the selected task: append one of each class, draw an arrow, rename, delete. */
export function ContextPad({
  chart,
  positions,
}: {
  readonly chart: PlanChart
  readonly positions: Positions | undefined
}) {
  const editor = useEditor()
  const t = useMessages()
  const run = useCommandRunner()
  const mode = useViewState((view) => view.mode.kind)
  const name = useViewState(({ selection }) =>
    selection.kind === 'tasks' && selection.names.length === 1 ? selection.names[0] : undefined,
  )
  const busy = useStore(
    (state) => state.paneDragging || state.connection.inProgress || state.nodes.some(({ dragging }) => dragging),
  )
  const align = useStore(({ transform: [left, , zoom], width }) => {
    const point = name === undefined ? undefined : positions?.get(name)
    return point ? alignOf(left + (point.x + CARD_WIDTH / 2) * zoom, width) : 'center'
  })
  if (name === undefined || mode !== 'idle' || busy || !positions) return null

  const append = (kind: TaskClass): void => {
    const made = perform(editor.document, (state, view) =>
      appendTask(state, view, positions, { from: name, side: 'after', kind }),
    )
    if (typeof made === 'string') editor.document.setMode({ kind: 'renaming', name: made })
  }
  return (
    <NodeToolbar nodeId={name} isVisible position={sideOf(chart, positions, name)} offset={10} align={align}>
      <Toolbar className={styles['pad'] ?? ''} style={{ position: 'static' }} aria-label={t('canvas.pad')}>
        {PLACEABLE.filter((kind) => kind !== 'task').map((kind) => (
          <IconButton
            key={kind}
            size="small"
            icon={<TaskGlyph kind={kind} size={16} />}
            label={t('canvas.append', { kind: t(`kind.${kind}`) })}
            onPress={() => append(kind)}
          />
        ))}
        <span className={styles['divider']} />
        <IconButton
          size="small"
          icon={<Spline />}
          label={t('command.connect')}
          shortcut="C"
          onPress={() => run('task.connect')}
        />
        <IconButton
          size="small"
          icon={<Pencil />}
          label={t('command.rename')}
          shortcut="F2"
          onPress={() => run('task.rename')}
        />
        <IconButton
          size="small"
          icon={<Trash2 />}
          label={t('command.delete')}
          shortcut="Delete"
          onPress={() => run('edit.delete')}
        />
      </Toolbar>
    </NodeToolbar>
  )
}

/** A pad that would leave the canvas begins or ends with its task instead of standing over its middle. */
function alignOf(middle: number, width: number): 'start' | 'center' | 'end' {
  if (middle - PAD.width / 2 < 8) return 'start'
  return middle + PAD.width / 2 > width - 8 ? 'end' : 'center'
}

/** Where it hides no other task: in the gap above, else in the one below, else beside. */
function sideOf(chart: PlanChart, positions: Positions, name: string): Position {
  const rects = rectsOf(chart, positions)
  const own = rects.get(name)
  if (!own) return Position.Top
  const centre = own.x + own.width / 2
  const row = { x: centre - PAD.width / 2, width: PAD.width, height: PAD.height }
  const places = [
    [Position.Top, { ...row, y: own.y - 10 - PAD.height }],
    [Position.Bottom, { ...row, y: bottom(own) + 10 }],
    [Position.Right, { ...row, x: right(own) + 10, y: own.y }],
    [Position.Left, { ...row, x: own.x - 10 - PAD.width, y: own.y }],
  ] as const
  const free = places.find(([, area]) => ![...rects].some(([other, rect]) => other !== name && overlaps(rect, area)))
  return free?.[0] ?? Position.Top
}
