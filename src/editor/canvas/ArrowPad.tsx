import { Trash2 } from 'lucide-react'
import { Toolbar } from 'react-aria-components'
import { useEditor } from '../context.ts'
import { IconButton } from '../design/index.ts'
import { disconnect, insertOnArrow } from '../document/gestures/index.ts'
import { perform } from '../document/perform.ts'
import type { Point } from '../document/types.ts'
import { useMessages } from '../messages/index.ts'
import { PLACEABLE } from './kinds.ts'
import type { Arrow } from './plan-chart.ts'
import { TaskGlyph } from './TaskGlyph.tsx'
import styles from './Pads.module.css'

/** What can be done with the selected arrow: put a task in between, or delete it. */
export function ArrowPad({ arrow, at }: { readonly arrow: Arrow; readonly at: Point }) {
  const editor = useEditor()
  const t = useMessages()
  const { from, to } = arrow
  const insert = (kind: (typeof PLACEABLE)[number]): void => {
    const positions = editor.canvas.current?.positions() ?? new Map()
    const name = perform(editor.document, (state, view) => insertOnArrow(state, view, positions, { from, to, kind }))
    if (typeof name === 'string') editor.document.setMode({ kind: 'renaming', name })
  }
  return (
    <Toolbar
      className={styles['pad'] ?? ''}
      aria-label={t('canvas.arrow.pad')}
      style={{ transform: `translate(-50%, -50%) translate(${at.x}px, ${at.y}px)` }}
    >
      {PLACEABLE.map((kind) => (
        <IconButton
          key={kind}
          size="small"
          icon={<TaskGlyph kind={kind} size={16} />}
          label={t('canvas.insert', { kind: t(`kind.${kind}`) })}
          onPress={() => insert(kind)}
        />
      ))}
      <span className={styles['divider']} />
      <IconButton
        size="small"
        icon={<Trash2 />}
        label={t('canvas.arrow.delete')}
        shortcut="Delete"
        onPress={() => perform(editor.document, (state, view) => disconnect(state, view, from, to))}
      />
    </Toolbar>
  )
}
