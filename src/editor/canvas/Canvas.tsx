import { ReactFlowProvider } from '@xyflow/react'
import { useEffect, useRef } from 'react'
import { useDocumentState, useEditor, useOverlays, useViewState, type Editor } from '../context.ts'
import { useMessages } from '../messages/index.ts'
import { copyTo, cutTo, pasteFrom } from '../commands/clipboard.ts'
import { isField, useRegionKeys } from '../commands/use-region-keys.ts'
import { AppendMenu } from './AppendMenu.tsx'
import { Breadcrumb } from './Breadcrumb.tsx'
import styles from './Canvas.module.css'
import { ConnectPrompt } from './ConnectPrompt.tsx'
import { ContextPad } from './ContextPad.tsx'
import { EmptyPlan } from './EmptyPlan.tsx'
import { Flow } from './Flow.tsx'
import { ModeHint } from './ModeHint.tsx'
import { OutdatedBanner } from './OutdatedBanner.tsx'
import { useCanvasPort } from './use-canvas-port.ts'
import { useChart } from './use-chart.ts'
import { usePositions } from './use-flow-elements.ts'
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
  const plan = useViewState((view) => view.plan.at(-1))
  const chart = useChart(plan)
  const positions = usePositions(chart)
  useCanvasPort(root, chart, positions)
  useFollowFocus()
  useReveal()
  const onKeyDown = useRegionKeys('canvas')
  const caption = useDocumentState((state) => state.index.tasks.get(plan ?? '')?.caption?.value ?? plan ?? '')
  return (
    // The keys that commands of the canvas answer to are listed in the shortcut sheet.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      ref={root}
      className={styles['canvas']}
      role="application"
      aria-roledescription={t('canvas.role')}
      aria-label={t('canvas.label', { plan: caption })}
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
      {chart ? <Flow chart={chart} /> : null}
      {!chart || chart.cards.length === 0 ? <EmptyPlan plan={chart?.plan} /> : null}
      {chart ? <ContextPad chart={chart} positions={positions} /> : null}
      <AppendMenu />
      {chart ? <ConnectPrompt chart={chart} /> : null}
      <ModeHint />
      <ZoomBar />
    </section>
  )
}

/** The task that the keyboard comes to is selected, so that every command is about it. The pointer selects by itself. */
function followKeyboard({ document }: Editor, target: Element): void {
  const name = target instanceof HTMLElement ? target.dataset['task'] : undefined
  if (name === undefined || !target.matches(':focus-visible')) return
  const { selection } = document.view.getState()
  if (selection.kind !== 'tasks' || !selection.names.includes(name)) document.select({ kind: 'tasks', names: [name] })
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
