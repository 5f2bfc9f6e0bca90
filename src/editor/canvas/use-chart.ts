import { useDocumentState, useEditor } from '../context.ts'
import { useMessages } from '../messages/index.ts'
import type { PlanChart } from './plan-chart.ts'

/** The drawing of a plan; the component is drawn again only when the drawing itself changes. */
export function useChart(plan: string | undefined): PlanChart | undefined {
  const { charts } = useEditor()
  const t = useMessages()
  return useDocumentState((state) => (plan === undefined ? undefined : charts.of(state.index, plan, t)))
}
