import { action, choice, decision, enquiry, type Part, plan, random } from './text.ts'

export interface ClinicShape {
  readonly stages: number
  readonly lanes: number
  readonly modules: number
  /** Items that each module asks for. */
  readonly own?: number
  readonly values?: number
  /** Items asked for at the beginning, of which each decision reads `read`. */
  readonly global?: number
  readonly read?: number
  /** Each stage ends with the question whether it is to be done again. */
  readonly cyclic?: boolean
  /** An item measured beside everything else, and every module is abandoned when it becomes critical. */
  readonly monitored?: boolean
  /** A circle of waiting in one branch of the first module. */
  readonly bug?: boolean
  readonly seed?: number
}

/**
 * A hospital pathway: stages in sequence, lanes side by side, modules in sequence; each module asks, decides between
 * three branches of two actions, and goes on when one of them is done.
 */
export function clinic(shape: ClinicShape): string {
  const { stages, lanes, modules, own = 1, values = 3, global = 0, read = 0 } = shape
  const next = random(shape.seed ?? 1)
  const parts: string[] = []
  const items: string[] = []
  const top: Part[] = []
  const globals = Array.from({ length: global }, (_, i) => `g${i}`)
  if (global > 0) {
    top.push(['intake', []])
    parts.push(enquiry('intake', globals))
    items.push(...globals)
  }
  for (let s = 0; s < stages; s += 1) {
    top.push([`stage${s}`, top.length > 0 ? [(top[top.length - 1] as Part)[0]] : []])
    const laneNames = Array.from({ length: lanes }, (_, l) => `lane${s}_${l}`)
    const question: readonly Part[] = shape.cyclic ? [[`ask${s}`, laneNames]] : []
    parts.push(plan(`stage${s}`, [...laneNames.map((name): Part => [name, []]), ...question]))
    if (shape.cyclic) {
      items.push(`again${s}`)
      parts.push(enquiry(`ask${s}`, [`again${s}`]))
    }
    for (const [l, lane] of laneNames.entries()) {
      const ids = Array.from({ length: modules }, (_, m) => `${s}_${l}_${m}`)
      parts.push(
        plan(
          lane,
          ids.map((id, m) => [`mod${id}`, m > 0 ? [`mod${ids[m - 1]}`] : []]),
        ),
      )
      for (const id of ids) parts.push(moduleText(shape, id, globals, read, own, values, next, items))
    }
  }
  if (shape.monitored) {
    top.push(['measure', []])
    items.push('vital')
    parts.push(enquiry('measure', ['vital']))
  }
  const repeated = (name: string): readonly string[] =>
    shape.cyclic && name.startsWith('stage') ? [`cycle_until :: again${name.slice(5)} = "v1" ;`] : []
  return plan('root', top, repeated) + parts.join('') + items.map((name) => choice(name, values)).join('')
}

function moduleText(
  { bug, monitored }: ClinicShape,
  id: string,
  globals: readonly string[],
  read: number,
  own: number,
  values: number,
  next: () => number,
  items: string[],
): string {
  const mine = Array.from({ length: own }, (_, i) => `d${id}_${i}`)
  items.push(...mine)
  const pick = (list: readonly string[]): string =>
    `${list[Math.floor(next() * list.length)]} = "v${1 + Math.floor(next() * (values - 1))}"`
  // The conditions of the first two candidates exclude each other by the module's own item.
  const condition = (value: number): string => {
    const atoms = [`${mine[0]} = "v${value}"`]
    for (let i = 1; i < mine.length; i += 1) atoms.push(pick([mine[i] as string]))
    const rest = [...globals]
    for (let i = 0; i < read && rest.length > 0; i += 1)
      atoms.push(pick(rest.splice(Math.floor(next() * rest.length), 1)))
    return atoms.join(' and ')
  }
  const [one, two] = [condition(1), condition(2)]
  const isFirst = id === '0_0_0'
  const branches = [1, 2, 3].map((b) => `br${id}_${b}`)
  const acts = (b: number): string[] => [`act${id}_${b}_0`, `act${id}_${b}_1`]
  const circle = (b: number): Part[] => {
    const [x, y] = acts(b) as [string, string]
    return bug && isFirst && b === 2
      ? [
          [x, [y]],
          [y, [x]],
        ]
      : [
          [x, []],
          [y, []],
        ]
  }
  return (
    plan(
      `mod${id}`,
      [[`enq${id}`, []], [`dec${id}`, [`enq${id}`]], ...branches.map((name): Part => [name, [`dec${id}`]])],
      undefined,
      monitored ? ['abort :: vital = "v1" ;'] : [],
    ) +
    enquiry(`enq${id}`, mine) +
    decision(`dec${id}`, [
      ['c1', one],
      ['c2', two],
      ['c3', `not (${one}) and not (${two})`],
    ]) +
    branches
      .map((name, i) => {
        const condition = `precondition :: result_of('dec${id}') = c${i + 1} ;`
        return (
          plan(name, circle(i + 1), undefined, [condition]) +
          acts(i + 1)
            .map((name) => action(name))
            .join('')
        )
      })
      .join('')
  )
}
