import { addComponent, removeComponents } from '../../../proforma/index.ts'
import { taskCaption } from '../../canvas/chart-store.ts'
import { layoutKey } from '../layout-change.ts'
import { componentNames, isBelow } from '../place.ts'
import type { DocumentState, LayoutChange, Point } from '../types.ts'
import { words } from '../words.ts'
import { gesture, planned, refused, type Gesture } from './gesture.ts'
import { keepPositions, type Positions } from './positions.ts'

export interface MoveInto {
  /** The tasks, and where they shall stand in the new plan. */
  readonly places: ReadonlyMap<string, Point>
  readonly from: string
  readonly to: string
  /** Where the tasks of the new plan stand. */
  readonly seen: Positions
  /** Path of the new plan. */
  readonly open: readonly string[]
}

/** Puts tasks from one plan into another. Arrows among them go with them; the others are joined past them. */
export function moveInto(state: DocumentState, { places, from, to, seen, open }: MoveInto): Gesture {
  const names = [...places.keys()]
  const [first] = names
  if (first === undefined) return refused(words('refuse.someTasks'))
  const there = componentNames(state.index, to)
  if (names.some((name) => there.has(name)))
    return refused(words('refuse.alreadyThere', { plan: taskCaption(state, to) }))
  if (names.some((name) => name === to || isBelow(state.index, name, to))) return refused(words('refuse.intoItself'))
  return gesture(state, [from, to], () => {
    const left: LayoutChange = Object.fromEntries(names.map((name) => [layoutKey(from, name), null]))
    return planned(
      {
        label: words('history.moveInto', {
          name: taskCaption(state, first),
          others: names.length - 1,
          plan: taskCaption(state, to),
        }),
        edits: [
          ...removeComponents(state.parsed, from, names, { reconnect: true }),
          ...names.flatMap((name) =>
            addComponent(state.parsed, to, name, { waitsFor: amongThem(state, from, name, names) }),
          ),
        ],
        layout: { ...left, ...keepPositions(state, to, seen, places) },
        select: { kind: 'tasks', names },
        open,
      },
      first,
    )
  })
}

function amongThem({ index }: DocumentState, plan: string, task: string, names: readonly string[]): string[] {
  const definition = index.tasks.get(plan)
  const component =
    definition?.kind === 'plan' ? definition.components.find((one) => one.task.text === task) : undefined
  return (component?.scheduleConstraints ?? [])
    .map(({ antecedent }) => antecedent.text)
    .filter((name) => names.includes(name))
}
