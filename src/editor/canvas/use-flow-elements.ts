import { useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { useDocumentState, useEditor, useOverlays, useViewState } from '../context.ts'
import { useMessages } from '../messages/index.ts'
import type { Positions } from '../layout/arranger.ts'
import type { ArrowFlowEdge } from './ArrowEdge.tsx'
import { dataFlow, type ItemUse } from './data-flow.ts'
import { edgeMaker } from './flow-edges.ts'
import { nodeMaker } from './flow-nodes.ts'
import { sceneMaker, type Scene } from './scene.ts'
import type { TaskFlowNode } from './TaskNode.tsx'
import { useMarks } from './use-marks.ts'

/** What the canvas shows: the base plan, and what is opened in place inside of it. Empty until its places are known. */
export function useScene(): Scene {
  const { arranger, charts } = useEditor()
  const t = useMessages()
  const index = useDocumentState((state) => state.index)
  const layout = useDocumentState((state) => state.layout)
  const base = useViewState((view) => view.base)
  const expanded = useViewState((view) => view.expanded)
  const arrived = useStore(arranger.arrived, ({ count }) => count)
  const [make] = useState(sceneMaker)
  return useMemo(
    () =>
      make({
        base,
        expanded,
        chartOf: (plan) => charts.of(index, plan, t),
        positionsOf: (chart) => arranger.positions(chart, layout),
      }),
    // Positions that were being worked out have come in: the same question has another answer now.
    // oxlint-disable-next-line react/exhaustive-deps
    [make, arranger, charts, index, layout, base, expanded, t, arrived],
  )
}

/** The tasks in React Flow's form. `dragging`: where nodes are right now that are being dragged. */
export function useFlowNodes(scene: Scene, dragging: Positions | undefined): TaskFlowNode[] {
  const t = useMessages()
  const overlays = useOverlays()
  const plan = useViewState((view) => view.plan)
  const selection = useViewState((view) => view.selection)
  const mode = useViewState((view) => view.mode)
  const outdated = useDocumentState((state) => state.outdated)
  const index = useDocumentState((state) => state.index)
  const problems = useMarks()
  const flow = useDataFlow()
  const [make] = useState(nodeMaker)
  return useMemo(
    () => make({ index, scene, dragging, overlays, plan, selection, mode, outdated, problems, flow, t }),
    [make, index, scene, dragging, overlays, plan, selection, mode, outdated, problems, flow, t],
  )
}

/** What the tasks of a plan do with the data item that is selected, or whose way was asked for. */
function useDataFlow(): ((plan: string) => ReadonlyMap<string, ItemUse>) | undefined {
  const index = useDocumentState((state) => state.index)
  const item = useViewState(({ selection, flow }) => (selection.kind === 'definition' ? selection.name : flow))
  return useMemo(() => {
    if (item === undefined || !index.data.has(item)) return undefined
    const known = new Map<string, ReadonlyMap<string, ItemUse>>()
    return (plan) => {
      const found = known.get(plan) ?? dataFlow(index, plan, item)
      known.set(plan, found)
      return found
    }
  }, [index, item])
}

/** The arrows in React Flow's form. */
export function useFlowEdges(scene: Scene, dragging: Positions | undefined): ArrowFlowEdge[] {
  const t = useMessages()
  const overlays = useOverlays()
  const plan = useViewState((view) => view.plan)
  const selection = useViewState((view) => view.selection)
  const [make] = useState(edgeMaker)
  return useMemo(
    () => make({ scene, dragging, overlays, plan, selection, t }),
    [make, scene, dragging, overlays, plan, selection, t],
  )
}
