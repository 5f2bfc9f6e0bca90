import type { ProtocolIndex } from '../../proforma/index.ts'
import { componentNames } from '../document/place.ts'

/** A task in the order in which the pathway is read. */
export interface ReadTask {
  readonly name: string
  /** Names from the root to the plan that it stands in. */
  readonly path: readonly string[]
  /** Its place among the tasks of that plan, in reading order; from 1. */
  readonly at: number
  readonly of: number
  /** The tasks that have to be over before it. */
  readonly after: readonly string[]
  /** Of a plan: what stands in it. Empty where the plan was read before, or contains itself. */
  readonly inside: readonly ReadTask[]
}

/** The whole pathway as it is read aloud: each task after all that it waits for; the order of the text decides the rest. */
export function readingOrder(index: ProtocolIndex): readonly ReadTask[] {
  return index.root === undefined ? [] : tasksOf(index, [index.root])
}

function tasksOf(index: ProtocolIndex, path: readonly string[]): ReadTask[] {
  const plan = path.at(-1) ?? ''
  const before = antecedents(index, plan)
  const names = inFlowOrder([...componentNames(index, plan)], before)
  return names.map((name, at) => ({
    name,
    path,
    at: at + 1,
    of: names.length,
    after: before.get(name) ?? [],
    inside: index.tasks.get(name)?.kind === 'plan' && !path.includes(name) ? tasksOf(index, [...path, name]) : [],
  }))
}

function antecedents({ tasks }: ProtocolIndex, plan: string): ReadonlyMap<string, readonly string[]> {
  const definition = tasks.get(plan)
  if (definition?.kind !== 'plan') return new Map()
  return new Map(
    definition.components.map(({ task, scheduleConstraints }) => [
      task.text,
      scheduleConstraints.map(({ antecedent }) => antecedent.text),
    ]),
  )
}

/** Each name after those that it waits for; a circle is entered where the text names it first. */
function inFlowOrder(names: readonly string[], before: ReadonlyMap<string, readonly string[]>): string[] {
  const left = new Set(names)
  const order: string[] = []
  while (left.size > 0) {
    const next = [...left].find((name) => !(before.get(name) ?? []).some((one) => one !== name && left.has(one)))
    const name = next ?? [...left][0]
    if (name === undefined) break
    left.delete(name)
    order.push(name)
  }
  return order
}
