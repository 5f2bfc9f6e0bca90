import '@xyflow/react/dist/base.css'
import {
  Background,
  BackgroundVariant,
  ReactFlow,
  SelectionMode,
  useConnection,
  useReactFlow,
  useStore,
  type EdgeChange,
  type NodeChange,
  type OnConnect,
  type OnConnectEnd,
  type OnReconnect,
} from '@xyflow/react'
import { useCallback, useRef } from 'react'
import { useEditor, useViewState } from '../context.ts'
import { reconnect } from '../document/gestures/index.ts'
import { perform } from '../document/perform.ts'
import { ArrowEdge, type ArrowFlowEdge } from './ArrowEdge.tsx'
import { connectNodes, enterPlan } from './connect-nodes.ts'
import { ConnectionLine } from './ConnectionLine.tsx'
import { DragSigns } from './DragSigns.tsx'
import { detailAt } from './detail.ts'
import styles from './Flow.module.css'
import { Minimap } from './Minimap.tsx'
import { openOrRename } from './open-or-rename.ts'
import { taskOf, type Scene } from './scene.ts'
import { SceneContext } from './scene-context.ts'
import { selectionAfter } from './selection-after.ts'
import { TaskNode, type TaskFlowNode } from './TaskNode.tsx'
import { useDragging } from './use-dragging.ts'
import { useFlowEdges, useFlowNodes } from './use-flow-elements.ts'
import { usePlacing } from './use-placing.tsx'

const nodeTypes = { task: TaskNode }
const edgeTypes = { arrow: ArrowEdge }

export interface FlowProps {
  readonly scene: Scene
}

/** React Flow as the renderer of the scene. What it reports becomes gestures; it keeps nothing. */
export function Flow({ scene }: FlowProps) {
  const editor = useEditor()
  const { document } = editor
  const { drag, onChanges, onStop } = useDragging(scene)
  const nodes = useFlowNodes(scene, drag?.positions)
  const edges = useFlowEdges(scene, drag?.positions)
  const mode = useViewState((view) => view.mode)
  const placing = usePlacing(scene)
  const connecting = useConnection((connection) => connection.inProgress)
  const detail = useStore((state) => detailAt(state.transform[2]))
  const flow = useReactFlow()
  const reconnecting = useRef(false)

  const onNodesChange = useCallback(
    (changes: NodeChange<TaskFlowNode>[]) => {
      onChanges(changes)
      const next = selectionAfter(scene, document.view.getState(), changes)
      if (!next) return
      enterPlan(document, next.plan)
      document.select(next.selection)
    },
    [document, onChanges, scene],
  )

  const onEdgesChange = useCallback(
    (changes: EdgeChange<ArrowFlowEdge>[]) => {
      for (const change of changes) {
        if (change.type !== 'select') continue
        const data = flow.getEdge(change.id)?.data as ArrowFlowEdge['data']
        if (!data) continue
        if (change.selected) {
          enterPlan(document, data.path)
          document.select({ kind: 'arrow', from: data.arrow.from, to: data.arrow.to })
        } else if (document.view.getState().selection.kind === 'arrow') document.select({ kind: 'none' })
      }
    },
    [document, flow],
  )

  const onConnect: OnConnect = useCallback(
    ({ source, target }) => void perform(document, (state, view) => connectNodes(state, view, scene, source, target)),
    [document, scene],
  )

  const onConnectEnd: OnConnectEnd = useCallback(
    (event, { fromNode, toNode, isValid }) => {
      const from = fromNode && taskOf(scene, fromNode.id)
      if (!from || reconnecting.current) return
      if (toNode) {
        // A refused arrow ends here too: say why.
        if (isValid !== true)
          perform(document, (state, view) => connectNodes(state, view, scene, fromNode.id, toNode.id))
        return
      }
      const client = 'changedTouches' in event ? event.changedTouches[0] : event
      if (!client) return
      // Let go over empty canvas: the author may want a new task there.
      enterPlan(document, from.frame.path)
      const at = { x: client.clientX, y: client.clientY }
      document.setMode({ kind: 'appending', from: from.name, side: 'after', client: at })
    },
    [document, scene],
  )

  const onReconnect: OnReconnect<ArrowFlowEdge> = useCallback(
    (edge, { source, target }) => {
      const from = taskOf(scene, source)
      const to = taskOf(scene, target)
      if (!edge.data || !from || !to) return
      const { arrow, path } = edge.data
      perform(document, (state, view) =>
        reconnect(state, { ...view, plan: path }, arrow, { from: from.name, to: to.name }),
      )
    },
    [document, scene],
  )

  const isValidConnection = useCallback(
    ({ source, target }: { source: string | null; target: string | null }) =>
      source !== null &&
      target !== null &&
      connectNodes(document.state.getState(), document.view.getState(), scene, source, target).ok,
    [document, scene],
  )

  return (
    <SceneContext value={scene}>
      <ReactFlow
        className={styles['flow'] ?? ''}
        data-mode={mode.kind}
        data-dragging={drag ? true : undefined}
        data-connecting={connecting || undefined}
        data-detail={detail}
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={onNodesChange}
        onEdgesChange={onEdgesChange}
        onNodeDragStop={onStop}
        onSelectionDragStop={onStop}
        onConnect={onConnect}
        onConnectEnd={onConnectEnd}
        onReconnect={onReconnect}
        onReconnectStart={() => (reconnecting.current = true)}
        onReconnectEnd={() => (reconnecting.current = false)}
        isValidConnection={isValidConnection}
        // Its key for this is the space bar, which it would take from the text editor.
        panActivationKeyCode={null}
        connectionLineComponent={ConnectionLine}
        connectionRadius={36}
        reconnectRadius={12}
        onNodeClick={placing.onNodeClick}
        onNodeDoubleClick={(_, node) => {
          const task = taskOf(scene, node.id)
          if (!task) return
          enterPlan(document, task.frame.path)
          openOrRename(editor, task.name)
        }}
        onPaneClick={placing.onPaneClick}
        onPaneMouseMove={placing.onPaneMouseMove}
        minZoom={0.05}
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
        zIndexMode="manual"
        onlyRenderVisibleElements={nodes.length > DRAWN_WHOLE}
        proOptions={{ hideAttribution: false }}
      >
        <Background variant={BackgroundVariant.Dots} gap={24} size={1.5} color="var(--canvas-dot)" />
        <Minimap nodes={nodes} />
        {placing.ghost}
        {drag ? <DragSigns drag={drag} /> : null}
      </ReactFlow>
    </SceneContext>
  )
}

/** Larger drawings only have the tasks on the page that can be seen. */
const DRAWN_WHOLE = 150
