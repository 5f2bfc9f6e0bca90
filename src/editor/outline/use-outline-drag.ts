import { useState, type PointerEvent } from 'react'
import { useEditor } from '../context.ts'
import { perform } from '../document/perform.ts'
import type { Words } from '../document/words.ts'
import { movedTo, type Landing } from './outline-moves.ts'
import type { OutlineNode } from './outline-tree.ts'

/** Movement in pixels from which a press is a drag. */
const THRESHOLD = 5

export interface OutlineDrag {
  /** Where the dragged lines would land, and why they may not. */
  readonly landing: (Landing & { readonly refused: Words | undefined }) | undefined
  readonly onPointerDown: (event: PointerEvent, node: OutlineNode) => void
}

/** Tasks are moved within their plan, and to other plans, by dragging their lines. */
export function useOutlineDrag(
  all: ReadonlyMap<string, OutlineNode>,
  keysOf: (node: OutlineNode) => readonly string[],
): OutlineDrag {
  const { document } = useEditor()
  const [landing, setLanding] = useState<OutlineDrag['landing']>()

  const onPointerDown = (event: PointerEvent, node: OutlineNode): void => {
    if (event.button !== 0 || node.path.length === 0 || event.pointerType === 'touch') return
    const start = { x: event.clientX, y: event.clientY }
    const gesture = new AbortController()
    let over: Landing | undefined
    let dragging = false
    const finish = (): void => {
      gesture.abort()
      setLanding(undefined)
    }
    const move = ({ clientX, clientY }: globalThis.PointerEvent): void => {
      if (!dragging && Math.hypot(clientX - start.x, clientY - start.y) <= THRESHOLD) return
      dragging = true
      over = landingAt(clientX, clientY, all)
      const answer = over && movedTo(document.state.getState(), all, node, over)
      setLanding(over && answer ? { ...over, refused: answer.ok ? undefined : answer.reason } : undefined)
    }
    const up = (): void => {
      finish()
      if (!over) return
      const target = over
      for (const key of keysOf(node)) {
        const one = all.get(key)
        if (one && one.key !== target.key) perform(document, (state) => movedTo(state, all, one, target))
      }
    }
    const key = (pressed: KeyboardEvent): void => {
      if (pressed.key === 'Escape') finish()
    }
    const { signal } = gesture
    window.addEventListener('pointermove', move, { signal })
    window.addEventListener('pointerup', up, { signal })
    window.addEventListener('pointercancel', finish, { signal })
    window.addEventListener('keydown', key, { signal, capture: true })
  }
  return { landing, onPointerDown }
}

/** Into a plan over the middle of its line, else before or after. */
function landingAt(x: number, y: number, all: ReadonlyMap<string, OutlineNode>): Landing | undefined {
  const line = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-row]')
  const key = line?.dataset['row']
  const node = key === undefined ? undefined : all.get(key)
  if (!line || key === undefined || !node) return undefined
  const box = line.getBoundingClientRect()
  const part = (y - box.top) / box.height
  if (node.kind === 'plan' && (node.path.length === 0 || (part > 0.3 && part < 0.7))) return { key, where: 'into' }
  return node.path.length === 0 ? undefined : { key, where: part < 0.5 ? 'before' : 'after' }
}
