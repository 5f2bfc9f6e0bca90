import { useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { useDocumentState, useEditor, useOverlays, useViewState } from '../context.ts'
import { useMessages } from '../messages/index.ts'
import type { Positions } from '../layout/arranger.ts'
import type { ArrowFlowEdge } from './ArrowEdge.tsx'
import { dataFlow, type ItemUse } from './data-flow.ts'
import { edgeMaker, standingOf } from './flow-edges.ts'
import { nodeMaker } from './flow-nodes.ts'
import { captionOf, type PlanChart } from './plan-chart.ts'
import type { TaskFlowNode } from './TaskNode.tsx'
import { useMarks } from './use-marks.ts'

/** The positions of a plan's tasks; nothing while they are worked out for the first time. */
export function usePositions(chart: PlanChart | undefined): Positions | undefined {
  const { arranger } = useEditor()
  const layout = useDocumentState((state) => state.layout)
  useStore(arranger.arrived, ({ count }) => count)
  return chart && arranger.positions(chart, layout)
}

/** The tasks of a plan in React Flow's form. `dragging`: where tasks are right now that are being dragged. */
export function useFlowNodes(
  chart: PlanChart | undefined,
  positions: Positions | undefined,
  dragging: Positions | undefined,
): TaskFlowNode[] {
  const t = useMessages()
  const overlays = useOverlays()
  const path = useViewState((view) => view.plan).join('/')
  const selection = useViewState((view) => view.selection)
  const mode = useViewState((view) => view.mode)
  const outdated = useDocumentState((state) => state.outdated)
  const plan = useDocumentState((state) => state.index.tasks.get(chart?.plan ?? ''))
  const planCaption = plan ? captionOf(plan) : ''
  const problems = useMarks()
  const flow = useDataFlow(chart?.plan)
  const [make] = useState(nodeMaker)
  return useMemo(
    () =>
      make({ chart, positions, dragging, overlays, path, selection, mode, outdated, planCaption, problems, flow, t }),
    [make, chart, positions, dragging, overlays, path, selection, mode, outdated, planCaption, problems, flow, t],
  )
}

/** What the tasks of a plan do with the data item that is selected. */
function useDataFlow(plan: string | undefined): ReadonlyMap<string, ItemUse> | undefined {
  const index = useDocumentState((state) => state.index)
  const item = useViewState(({ selection }) => (selection.kind === 'definition' ? selection.name : undefined))
  return useMemo(
    () => (plan !== undefined && item !== undefined && index.data.has(item) ? dataFlow(index, plan, item) : undefined),
    [index, plan, item],
  )
}

/** The arrows of a plan in React Flow's form, their lines worked out once for each standing of the tasks. */
export function useFlowEdges(
  chart: PlanChart | undefined,
  positions: Positions | undefined,
  dragging: Positions | undefined,
): ArrowFlowEdge[] {
  const overlays = useOverlays()
  const path = useViewState((view) => view.plan).join('/')
  const selection = useViewState((view) => view.selection)
  const standing = useMemo(() => (chart && positions ? standingOf(chart, positions) : undefined), [chart, positions])
  const [make] = useState(edgeMaker)
  return useMemo(
    () => make({ chart, standing, dragging, overlays, path, selection }),
    [make, chart, standing, dragging, overlays, path, selection],
  )
}
