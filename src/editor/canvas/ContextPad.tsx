import { useStore } from '@xyflow/react'
import { Pencil, Spline, Trash2 } from 'lucide-react'
import { useMemo } from 'react'
import { Toolbar } from 'react-aria-components'
import type { TaskClass } from '../../proforma/index.ts'
import { useCommandRunner } from '../commands/use-command-runner.ts'
import { useEditor, useViewState } from '../context.ts'
import { IconButton } from '../design/index.ts'
import { appendTask } from '../document/gestures/index.ts'
import { perform } from '../document/perform.ts'
import { useMessages } from '../messages/index.ts'
import { grow, overlaps, type Rect } from '../layout/geometry.ts'
import { segmentArea } from '../layout/routing.ts'
import { PLACEABLE } from './kinds.ts'
import { padPlace, type PadPlace } from './pad-place.ts'
import { FRAME_HEAD, type Frame, type Scene } from './scene.ts'
import { TaskGlyph } from './TaskGlyph.tsx'
import styles from './Pads.module.css'

/** About its size on the screen. */
const SIZES = { row: { width: 226, height: 36 }, block: { width: 66, height: 128 } } as const
/** Pixels around a task in which something could be hidden by its pad. */
const NEAR = 300

interface ContextPadProps {
  readonly scene: Scene
  /** The plan that is worked on. */
  readonly frame: Frame
}

/** What comes next, beside the selected task: append one of each class, draw an arrow, rename, delete. */
export function ContextPad({ scene, frame }: ContextPadProps) {
  const mode = useViewState((view) => view.mode.kind)
  const name = useViewState(({ selection }) =>
    selection.kind === 'tasks' && selection.names.length === 1 ? selection.names[0] : undefined,
  )
  const busy = useStore(
    (state) => state.paneDragging || state.connection.inProgress || state.nodes.some(({ dragging }) => dragging),
  )
  if (name === undefined || mode !== 'idle' || busy || !frame.rects.has(name)) return null
  return <Pad scene={scene} frame={frame} name={name} />
}

function Pad({ scene, frame, name }: ContextPadProps & { readonly name: string }) {
  const editor = useEditor()
  const t = useMessages()
  const run = useCommandRunner()
  const place = usePadPlace(scene, frame, name)
  const append = (kind: TaskClass): void => {
    const made = perform(editor.document, (state, view) =>
      appendTask(state, view, frame.positions, { from: name, side: 'after', kind }),
    )
    if (typeof made === 'string') editor.document.setMode({ kind: 'renaming', name: made })
  }
  if (!place) return null
  return (
    <div className={styles['floating']} style={{ left: place.x, top: place.y }}>
      <Toolbar
        className={styles['pad'] ?? ''}
        data-shape={place.shape}
        style={place.shape === 'block' ? { width: SIZES.block.width } : {}}
        aria-label={t('canvas.pad')}
      >
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
    </div>
  )
}

/** Where the pad stands on the screen; nothing while its task is out of sight. */
function usePadPlace(scene: Scene, frame: Frame, name: string): PadPlace | undefined {
  const near = useMemo(() => surroundings(scene, frame, name), [scene, frame, name])
  const x = useStore((state) => state.transform[0])
  const y = useStore((state) => state.transform[1])
  const zoom = useStore((state) => state.transform[2])
  const width = useStore((state) => state.width)
  const height = useStore((state) => state.height)
  if (!near) return undefined
  const seen = ({ x: left, y: top, width: w, height: h }: Rect): Rect => ({
    x: left * zoom + x,
    y: top * zoom + y,
    width: w * zoom,
    height: h * zoom,
  })
  const own = seen(near.own)
  const view = { x: 6, y: 6, width: width - 12, height: height - 12 }
  if (!overlaps(own, view)) return undefined
  return padPlace({ own, tasks: near.tasks.map(seen), lines: near.lines.map(seen), view, sizes: SIZES })
}

/** What stands near a task, in canvas units: other tasks, and the straight pieces of the arrows. */
function surroundings(scene: Scene, frame: Frame, name: string) {
  const own = frame.rects.get(name)
  if (!own) return undefined
  const area = grow(own, NEAR)
  const tasks: Rect[] = []
  const lines: Rect[] = []
  for (const { rects, lines: drawn, key } of scene) {
    // The plans around the task are its ground; what is opened inside of it is a part of it.
    if (key.startsWith(`${frame.key}/${name}`)) continue
    for (const [other, rect] of rects)
      if (overlaps(rect, area) && !(key === frame.key && other === name) && !frame.key.startsWith(`${key}/${other}`))
        tasks.push(rect)
    for (const { box } of scene) if (box && overlaps(box, area)) lines.push({ ...box, height: FRAME_HEAD })
    for (const line of drawn.values())
      for (const [at, point] of line.entries()) {
        const next = line[at + 1]
        const piece = next && segmentArea(point, next, 2)
        if (piece && overlaps(piece, area)) lines.push(piece)
      }
  }
  return { own, tasks, lines }
}
