import { ReactFlowProvider } from '@xyflow/react'
import { useEffect, useRef, type RefObject } from 'react'
import { useEditor, useOverlays, useViewState, type Editor } from '../context.ts'
import { useMessages } from '../messages/index.ts'
import { copyTo, cutTo, pasteFrom } from '../commands/clipboard.ts'
import { isField, runKey, useRegionKeys } from '../commands/use-region-keys.ts'
import { AppendMenu } from './AppendMenu.tsx'
import { Breadcrumb } from './Breadcrumb.tsx'
import styles from './Canvas.module.css'
import { ConnectPrompt } from './ConnectPrompt.tsx'
import { ContextPad } from './ContextPad.tsx'
import { enterPlan } from './connect-nodes.ts'
import { pathKey } from '../document/drawn.ts'
import { EmptyPlan } from './EmptyPlan.tsx'
import { Flow } from './Flow.tsx'
import { ModeHint } from './ModeHint.tsx'
import { OutdatedBanner } from './OutdatedBanner.tsx'
import { useCanvasPort } from './use-canvas-port.ts'
import { useChart } from './use-chart.ts'
import { frameOf } from './scene.ts'
import { useScene } from './use-flow-elements.ts'
import { ZoomBar } from './ZoomBar.tsx'

/** The drawing of the open plan: what an author sees first, and can do everything in. */
export function Canvas() {
  return (
    <ReactFlowProvider>
      <CanvasSurface />
    </ReactFlowProvider>
  )
}

function CanvasSurface() {
  const editor = useEditor()
  const t = useMessages()
  const root = useRef<HTMLDivElement>(null)
  const scene = useScene()
  const plan = useViewState((view) => view.base.at(-1))
  const chart = useChart(plan)
  const frame = frameOf(
    scene,
    useViewState((view) => view.plan),
  )
  useCanvasPort(root, scene)
  useKeysWithoutFocus(root)
  useFollowFocus()
  useReveal()
  const onKeyDown = useRegionKeys('canvas')
  return (
    // The keys that commands of the canvas answer to are listed in the shortcut sheet.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      ref={root}
      className={styles['canvas']}
      role="application"
      aria-roledescription={t('canvas.role')}
      aria-label={t('canvas.label', { plan: chart?.caption ?? '' })}
      onKeyDown={onKeyDown}
      onFocus={({ target }) => followKeyboard(editor, target)}
      onCopy={(event) => !isField(event.target) && copyTo(editor, event.clipboardData) && event.preventDefault()}
      onCut={(event) => !isField(event.target) && cutTo(editor, event.clipboardData) && event.preventDefault()}
      onPaste={(event) => {
        if (isField(event.target)) return
        event.preventDefault()
        pasteFrom(editor, event.clipboardData)
      }}
      data-canvas
    >
      <header className={styles['top']}>
        <Breadcrumb />
        <OutdatedBanner />
      </header>
      {chart ? <Flow scene={scene} /> : null}
      {!chart || chart.cards.length === 0 ? <EmptyPlan plan={chart?.plan} /> : null}
      {frame ? <ContextPad scene={scene} frame={frame} /> : null}
      <AppendMenu />
      {frame ? <ConnectPrompt chart={frame.chart} /> : null}
      <ModeHint />
      <ZoomBar />
    </section>
  )
}

/** The task that the keyboard comes to is selected, so that every command is about it. The pointer selects by itself. */
function followKeyboard({ document }: Editor, target: Element): void {
  const name = target instanceof HTMLElement ? target.dataset['task'] : undefined
  const id = target.closest('.react-flow__node')?.getAttribute('data-id')
  if (name === undefined || id === undefined || id === null || !target.matches(':focus-visible')) return
  const { selection, base, plan } = document.view.getState()
  const own = [...base, ...id.split('/').slice(0, -1)]
  if (pathKey(plan) === pathKey(own) && selection.kind === 'tasks' && selection.names.includes(name)) return
  enterPlan(document, own)
  document.select({ kind: 'tasks', names: [name] })
}

/**
 * A task that has the keyboard may be taken off the page: it was deleted, or moved out of sight. The keys are still about
 * the canvas then.
 */
function useKeysWithoutFocus(root: RefObject<HTMLElement | null>): void {
  const editor = useEditor()
  useEffect(() => {
    let here = false
    const arrived = ({ target }: Event): void => {
      here = target instanceof Node && root.current?.contains(target) === true
    }
    const pressed = (event: KeyboardEvent): void => {
      if (!here || event.defaultPrevented || event.target !== document.body) return
      if (!runKey(editor, event, 'canvas')) return
      event.preventDefault()
      editor.canvas.current?.focus()
    }
    const ends = new AbortController()
    document.addEventListener('focusin', arrived, { signal: ends.signal })
    document.addEventListener('pointerdown', arrived, { signal: ends.signal })
    window.addEventListener('keydown', pressed, { signal: ends.signal })
    return () => ends.abort()
  }, [editor, root])
}

/** The task that another panel has in hand is brought into sight, its plan opened if need be. */
function useFollowFocus(): void {
  const { document, canvas } = useEditor()
  const { focus } = useOverlays()
  useEffect(() => {
    if (focus === undefined) return undefined
    const names = focus.split('/')
    const plan = names.slice(0, -1)
    const name = names.at(-1)
    if (plan.length === 0 || name === undefined) return undefined
    if (document.view.getState().plan.join('/') !== plan.join('/')) document.open(plan)
    // The plan is drawn in the next frame.
    const frame = requestAnimationFrame(() => canvas.current?.show(name, false))
    return () => cancelAnimationFrame(frame)
  }, [focus, document, canvas])
}

/** Something asked for the selection to be brought into sight. */
function useReveal(): void {
  const { document, canvas } = useEditor()
  const reveal = useViewState((view) => view.reveal)
  useEffect(() => {
    const { selection } = document.view.getState()
    const name = selection.kind === 'tasks' ? selection.names.at(-1) : undefined
    if (reveal === 0 || name === undefined) return undefined
    const frame = requestAnimationFrame(() => canvas.current?.show(name, false))
    return () => cancelAnimationFrame(frame)
  }, [reveal, document, canvas])
}
