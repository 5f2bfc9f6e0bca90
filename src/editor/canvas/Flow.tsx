import '@xyflow/react/dist/base.css'
import {
  Background,
  BackgroundVariant,
  MiniMap,
  ReactFlow,
  SelectionMode,
  useConnection,
  type EdgeChange,
  type NodeChange,
  type OnConnect,
  type OnConnectEnd,
} from '@xyflow/react'
import { useCallback, useRef, useState } from 'react'
import { useEditor, useViewState } from '../context.ts'
import { connect, moveTasks } from '../document/gestures/index.ts'
import { perform } from '../document/perform.ts'
import type { Point, Selection } from '../document/types.ts'
import type { Positions } from '../layout/arranger.ts'
import { GRID, snapPoint } from '../layout/place.ts'
import { ArrowEdge, type ArrowFlowEdge } from './ArrowEdge.tsx'
import { ConnectionLine } from './ConnectionLine.tsx'
import styles from './Flow.module.css'
import type { PlanChart } from './plan-chart.ts'
import { TaskNode, type TaskFlowNode } from './TaskNode.tsx'
import { useFlowEdges, useFlowNodes, usePositions } from './use-flow-elements.ts'
import { openOrRename } from './open-or-rename.ts'
import { usePlacing } from './use-placing.tsx'

const nodeTypes = { task: TaskNode }
const edgeTypes = { arrow: ArrowEdge }
const SNAP: [number, number] = [GRID, GRID]
/** Smaller plans are seen at one look. */
const MINIMAP_FROM = 12
const MINIMAP = { width: 160, height: 108 }

export interface FlowProps {
  readonly chart: PlanChart
}

/** React Flow as the renderer of one plan. What it reports becomes gestures; it keeps nothing. */
export function Flow({ chart }: FlowProps) {
  const editor = useEditor()
  const { document } = editor
  const [dragging, setDragging] = useState<Positions>()
  const positions = usePositions(chart)
  const nodes = useFlowNodes(chart, positions, dragging)
  const edges = useFlowEdges(chart, positions, dragging)
  const mode = useViewState((view) => view.mode)
  const placing = usePlacing()
  const dragged = useRef(new Map<string, Point>())
  const connecting = useConnection((connection) => connection.inProgress)

  const onNodesChange = useCallback(
    (changes: NodeChange<TaskFlowNode>[]) => {
      const moved = changes.flatMap((change) =>
        change.type === 'position' && change.dragging === true && change.position
          ? [[change.id, change.position] as const]
          : [],
      )
      if (moved.length > 0) {
        for (const [name, point] of moved) dragged.current.set(name, point)
        setDragging(new Map(dragged.current))
      }
      const selection = selectionAfter(document.view.getState().selection, changes)
      if (selection) document.select(selection)
    },
    [document],
  )

  const onDragStop = useCallback(() => {
    const moved = new Map([...dragged.current].map(([name, point]) => [name, snapPoint(point)]))
    dragged.current.clear()
    setDragging(undefined)
    if (moved.size === 0 || !positions) return
    perform(document, (state, view) => moveTasks(state, view, positions, moved))
  }, [document, positions])

  const onEdgesChange = useCallback(
    (changes: EdgeChange<ArrowFlowEdge>[]) => {
      for (const change of changes) {
        const arrow = chart.arrows.find(({ id }) => change.type === 'select' && id === change.id)
        if (change.type !== 'select' || !arrow) continue
        if (change.selected) document.select({ kind: 'arrow', from: arrow.from, to: arrow.to })
        else if (document.view.getState().selection.kind === 'arrow') document.select({ kind: 'none' })
      }
    },
    [chart, document],
  )

  const onConnect: OnConnect = useCallback(
    ({ source, target }) => void perform(document, (state, view) => connect(state, view, source, target)),
    [document],
  )

  const onConnectEnd: OnConnectEnd = useCallback(
    (event, connection) => {
      const { fromNode, toNode } = connection
      if (!fromNode) return
      if (toNode) {
        // A refused arrow ends here too: say why.
        if (connection.isValid !== true)
          perform(document, (state, view) => connect(state, view, fromNode.id, toNode.id))
        return
      }
      const client = 'changedTouches' in event ? event.changedTouches[0] : event
      // Let go over empty canvas: the author may want a new task there.
      if (client)
        document.setMode({
          kind: 'appending',
          from: fromNode.id,
          side: 'after',
          client: { x: client.clientX, y: client.clientY },
        })
    },
    [document],
  )

  const isValidConnection = useCallback(
    ({ source, target }: { source: string | null; target: string | null }) =>
      source !== null &&
      target !== null &&
      connect(document.state.getState(), document.view.getState(), source, target).ok,
    [document],
  )

  return (
    <ReactFlow
      className={styles['flow'] ?? ''}
      data-mode={mode.kind}
      data-dragging={dragging ? true : undefined}
      data-connecting={connecting || undefined}
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
      onNodesChange={onNodesChange}
      onEdgesChange={onEdgesChange}
      onNodeDragStop={onDragStop}
      onSelectionDragStop={onDragStop}
      onConnect={onConnect}
      onConnectEnd={onConnectEnd}
      isValidConnection={isValidConnection}
      // Its key for this is the space bar, which it would take from the text editor.
      panActivationKeyCode={null}
      connectionLineComponent={ConnectionLine}
      connectionRadius={36}
      onNodeDoubleClick={(_, node) => openOrRename(editor, node.id)}
      onPaneClick={placing.onPaneClick}
      onPaneMouseMove={placing.onPaneMouseMove}
      snapToGrid
      snapGrid={SNAP}
      minZoom={0.1}
      maxZoom={2}
      selectionMode={SelectionMode.Partial}
      zoomOnDoubleClick={false}
      deleteKeyCode={null}
      selectionKeyCode="Shift"
      multiSelectionKeyCode={['Shift', 'Meta', 'Control']}
      panOnScroll
      zoomOnPinch
      zoomActivationKeyCode={['Control', 'Meta']}
      nodesFocusable={false}
      edgesFocusable={false}
      disableKeyboardA11y
      nodeDragThreshold={3}
      elevateNodesOnSelect={false}
      proOptions={{ hideAttribution: false }}
    >
      <Background variant={BackgroundVariant.Dots} gap={24} size={1.5} color="var(--canvas-dot)" />
      {chart.cards.length >= MINIMAP_FROM ? (
        <MiniMap
          className={styles['minimap'] ?? ''}
          style={MINIMAP}
          pannable
          zoomable
          ariaLabel={null}
          nodeClassName={(node) => styles[`mini-${(node as TaskFlowNode).data.card.kind}`] ?? ''}
          nodeBorderRadius={12}
        />
      ) : null}
      {placing.ghost}
    </ReactFlow>
  )
}

/** React Flow reports selection node by node; several at once are one selection. */
function selectionAfter(before: Selection, changes: readonly NodeChange[]): Selection | undefined {
  const reported = changes.filter((change) => change.type === 'select')
  if (reported.length === 0) return undefined
  const names = new Set(before.kind === 'tasks' ? before.names : [])
  for (const { id, selected } of reported) {
    if (selected) names.add(id)
    else names.delete(id)
  }
  // An arrow or a data item stays selected when React Flow only says that no task is.
  if (names.size === 0) return before.kind === 'tasks' ? { kind: 'none' } : undefined
  return { kind: 'tasks', names: [...names] }
}
