import { Random } from './random.ts'
import { conditionText } from './sketch.ts'
import type {
  Condition,
  Sketch,
  SketchCandidate,
  SketchComponent,
  SketchItem,
  SketchProperty,
  SketchTask,
} from './sketch.ts'

/** Bounds of a random protocol; kept small, because the oracle explores every state of it. */
export interface GenerateOptions {
  readonly tasks?: number
  readonly items?: number
  /** Conditions about sums of numbers, each of which is given once. */
  readonly sums?: boolean
}

interface Context {
  readonly random: Random
  readonly root: string
  readonly items: readonly SketchItem[]
  readonly tasks: readonly { readonly name: string; readonly kind: SketchTask['kind'] }[]
  readonly sums: boolean
}

/**
 * A random protocol over the language: nested plans, arrows, wait, pre- and postconditions, abort and terminate,
 * triggers, optional, autonomous, confirmatory, terminal and cyclic tasks with and without repeat times, enquiries
 * and decisions with mandatory and optional sources, symbolic and numeric, single and multiple choice, derived items.
 */
export function generateSketch(seed: number, options: GenerateOptions = {}): Sketch {
  const random = new Random(seed)
  const sums = options.sums ?? false
  const items = generateItems(random, options.items ?? 2 + random.below(2), sums)
  const count = options.tasks ?? 3 + random.below(8)
  const tree = generateTree(random, count, 'p')
  const context: Context = { random, root: 'p', items, tasks: tree.map(({ name, kind }) => ({ name, kind })), sums }
  const tasks = tree.map((node) => generateTask(context, node))
  return { tasks, data: items, properties: generateProperties(context) }
}

/** A random plan with everything in it, whose conditions look at these items and at its own tasks only. */
export function generatePlan(
  random: Random,
  root: string,
  count: number,
  items: readonly SketchItem[],
): readonly SketchTask[] {
  const tree = generateTree(random, count, root)
  const context: Context = { random, root, items, tasks: tree.map(({ name, kind }) => ({ name, kind })), sums: false }
  return tree.map((node) => generateTask(context, node))
}

function generateProperties(context: Context): readonly SketchProperty[] {
  const { random } = context
  const count = random.chance(0.5) ? 1 + random.below(2) : 0
  return Array.from({ length: count }, (_, i): SketchProperty => {
    const kind = random.pick(['never', 'always', 'eventually', 'whenever', 'before'] as const)
    const two = kind === 'whenever' || kind === 'before'
    return { name: `r${i}`, kind, condition: conditionOf(context, 1), ...(two && { other: conditionOf(context, 1) }) }
  })
}

function generateItems(random: Random, count: number, sums: boolean): readonly SketchItem[] {
  const items: SketchItem[] = []
  for (let i = 0; i < count; i += 1) items.push(sums ? generateNumber(random, `x${i}`) : generateItem(random, `x${i}`))
  if (random.chance(0.3)) {
    const base: Context = { random, root: 'p', items, tasks: [], sums }
    items.push({ name: 'derived', type: 'boolean', derivation: conditionText(conditionOf(base, 1)) })
  }
  return items
}

export function generateItem(random: Random, name: string): SketchItem {
  switch (random.below(6)) {
    case 0:
    case 1:
      return { name, type: 'boolean' }
    case 2:
      return { name, type: 'integer', range: '0 .. 3' }
    case 3:
      return { name, type: 'real', range: '0 .. 2', ...(random.chance(0.5) && { precision: '0.5' }) }
    case 4:
      return { name, type: 'text', ...(random.chance(0.5) && { range: '"u", "v"' }) }
    default:
      return { name, type: 'text', multiple: true, range: '"u", "v"' }
  }
}

function generateNumber(random: Random, name: string): SketchItem {
  if (random.chance(0.7)) return { name, type: 'integer', range: random.pick(['0 .. 3', '-1 .. 2', '1 .. 5']) }
  return { name, type: 'real', range: '0 .. 2', precision: '0.5' }
}

interface Node {
  readonly name: string
  readonly kind: SketchTask['kind']
  readonly children: string[]
}

function generateTree(random: Random, count: number, root: string): readonly Node[] {
  const nodes: Node[] = [{ name: root, kind: 'plan', children: [] }]
  for (let i = 1; i < count; i += 1) {
    const kind = random.pick(['plan', 'action', 'action', 'enquiry', 'enquiry', 'decision', 'decision'] as const)
    const parent = random.pick(nodes.filter((node) => node.kind === 'plan'))
    const name = root === 'p' ? `t${i}` : `${root}t${i}`
    parent.children.push(name)
    nodes.push({ name, kind, children: [] })
  }
  return nodes
}

function generateTask(context: Context, node: Node): SketchTask {
  const { random } = context
  const isRoot = node.name === context.root
  const common = {
    name: node.name,
    kind: node.kind,
    ...(random.chance(isRoot ? 0.04 : 0.25) && { precondition: conditionOf(context, 1) }),
    ...(random.chance(isRoot ? 0.02 : 0.15) && { wait: conditionOf(context, 1) }),
    ...(!isRoot && random.chance(0.08) && { trigger: `go${random.below(2)}` }),
    ...(!context.sums && random.chance(0.2) && { postcondition: assignment(context) }),
  }
  switch (node.kind) {
    case 'plan':
      return {
        ...common,
        ...(random.chance(0.08) && { confirmatory: true }),
        components: generateComponents(context, node.children),
        ...(random.chance(0.12) && { abort: conditionOf(context, 1) }),
        ...(random.chance(0.12) && { terminate: conditionOf(context, 1) }),
      }
    case 'action':
      return { ...common, ...(random.chance(0.15) && { autonomous: true }) }
    case 'enquiry':
      return {
        ...common,
        ...(random.chance(0.1) && { confirmatory: true }),
        sources: generateSources(context, 1 + random.below(2)),
      }
    default:
      return {
        ...common,
        ...(random.chance(0.25) && { autonomous: true }),
        ...(random.chance(0.06) && { confirmatory: true }),
        ...generateChoice(context, node.name),
      }
  }
}

function generateComponents(context: Context, children: readonly string[]): readonly SketchComponent[] {
  const { random } = context
  return children.map((task, i) => {
    const earlier = children.slice(0, i)
    const after = earlier.filter(() => random.chance(0.45)).slice(0, 2)
    // Now and then an arrow backwards, which may close a circle.
    const later = children.slice(i + 1)
    if (later.length > 0 && random.chance(0.04)) after.push(random.pick(later))
    return {
      task,
      after,
      ...(random.chance(0.12) && { optional: true }),
      ...(random.chance(0.1) && { terminal: true }),
      ...(!context.sums && random.chance(0.14) && cycle(context)),
    }
  })
}

function cycle(context: Context): Partial<SketchComponent> {
  const { random } = context
  const repeat = random.chance(0.4) ? { repeatHours: 1 + random.below(2) } : {}
  switch (random.below(3)) {
    case 0:
      return { cycles: 2, ...repeat }
    case 1:
      return { until: conditionOf(context, 1), ...repeat }
    default:
      return { cycles: random.chance(0.5) ? -1 : 3, until: conditionOf(context, 1), ...repeat }
  }
}

function generateSources(context: Context, count: number): SketchTask['sources'] {
  const names = askable(context)
    .map((item) => item.name)
    .filter(() => context.random.chance(0.7))
  return names.slice(0, count).map((item) => ({ item, mandatory: context.random.chance(0.8) }))
}

function generateChoice(context: Context, name: string): Partial<SketchTask> {
  const { random } = context
  const numeric = random.chance(0.2)
  const candidates = ['a', 'b', 'c'].slice(0, 1 + random.below(3)).map((letter): SketchCandidate => {
    const candidate = `${letter}${name}`
    const count = random.below(3)
    return {
      name: candidate,
      ...(random.chance(0.2) && { priority: random.below(3) }),
      arguments: Array.from({ length: count }, () => ({
        support: numeric ? random.pick(['1', '2', '-1', 'excluding']) : random.pick(SUPPORTS),
        condition: conditionOf(context, 1),
      })),
      ...(random.chance(0.45) && { recommendation: recommendation(context, name, candidate) }),
    }
  })
  return {
    ...(numeric && { numeric }),
    ...(random.chance(0.2) && { multipleChoice: true }),
    ...(random.chance(0.3) && { sources: generateSources(context, 1) }),
    candidates,
  }
}

const SUPPORTS = ['for', 'for', 'against', 'confirming', 'excluding'] as const

function recommendation(context: Context, decision: string, candidate: string): Condition {
  const { random } = context
  if (random.chance(0.5)) return conditionOf(context, 1)
  const operator = random.pick(['>=', '>', '<', '='])
  return { kind: 'atom', text: `netsupport('${decision}', '${candidate}') ${operator} ${random.below(3)}` }
}

function conditionOf(context: Context, depth: number): Condition {
  const { random } = context
  if (depth > 0 && random.chance(0.35)) {
    const left = conditionOf(context, depth - 1)
    if (random.chance(0.25)) return { kind: 'not', operand: left }
    return { kind: random.pick(['and', 'or']), left, right: conditionOf(context, depth - 1) }
  }
  return { kind: 'atom', text: atom(context) }
}

function atom(context: Context): string {
  const { random, root, items, tasks } = context
  const others = tasks.filter((task) => task.name !== root)
  if (others.length > 0 && random.chance(0.3)) {
    const task = random.pick(others)
    if (task.kind === 'decision' && random.chance(0.5)) return `result_of('${task.name}') = 'a${task.name}'`
    if (random.chance(0.1)) return `cycle('${task.name}') < 2`
    return `${random.pick(['completed', 'completed', 'discarded', 'in_progress', 'dormant'])}('${task.name}')`
  }
  const item = random.pick(items)
  if (random.chance(0.1)) return `is_known('${item.name}')`
  return context.sums && random.chance(0.7) ? sumOfTwo(context) : itemAtom(random, item, items)
}

function itemAtom(random: Random, item: SketchItem, items: readonly SketchItem[]): string {
  const name = `'${item.name}'`
  switch (item.type) {
    case 'boolean':
      return random.pick([name, `${name} = true`, `${name} = false`, `${name} != true`])
    case 'text':
      if (item.multiple) return random.pick([`${name} includes "u"`, `${name} includes "v"`, `count(${name}) > 0`])
      return random.pick([`${name} = "u"`, `${name} != "u"`, `${name} oneof ["u", "v"]`])
    default: {
      const operator = random.pick(['<', '<=', '=', '!=', '>=', '>'])
      const other = items.find(
        (candidate) => candidate !== item && candidate.type === item.type && !candidate.derivation,
      )
      if (other && random.chance(0.15)) return `${name} ${operator} '${other.name}'`
      // Between fine steps the oracle, which tries quarters, would miss some patients.
      const isStepped = item.type === 'integer' || (item.precision !== undefined && other?.precision !== undefined)
      if (other && isStepped && random.chance(0.25)) return sumAtom(random, name, `'${other.name}'`, operator)
      if (random.chance(0.15)) return `${name} * 2 + 1 ${operator} ${1 + random.below(4)}`
      return `${name} ${operator} ${random.below(4) / (item.type === 'real' ? 2 : 1)}`
    }
  }
}

function sumOfTwo({ random, items }: Context): string {
  const numbers = items.filter(({ type }) => type === 'integer' || type === 'real')
  const name = `'${random.pick(numbers).name}'`
  return sumAtom(random, name, `'${random.pick(numbers).name}'`, random.pick(['<', '<=', '=', '!=', '>=', '>']))
}

function sumAtom(random: Random, name: string, other: string, operator: string): string {
  const sum = `${random.pick(['', '2 * '])}${name} ${random.pick(['+', '-'])} ${other}`
  const limit = random.below(5) - 1
  if (random.chance(0.2)) return `if(${name} > 1, ${sum}, ${other} + 1) ${operator} ${limit}`
  return random.chance(0.1) ? `is_known(${sum})` : `${sum} ${operator} ${limit}`
}

function assignment(context: Context): string {
  const { random } = context
  const item = random.pick(askable(context))
  return `'${item.name}' = ${assigned(random, item)}`
}

function assigned(random: Random, item: SketchItem): string {
  if (random.chance(0.1)) return 'unknown'
  switch (item.type) {
    case 'boolean':
      return random.pick(['true', 'false', `not ('${item.name}')`])
    case 'text':
      return item.multiple ? random.pick(['["u"]', '["u", "v"]']) : random.pick(['"u"', '"v"'])
    default:
      return random.pick(['0', '1', '2', '1.5']).replace('1.5', item.type === 'real' ? '1.5' : '3')
  }
}

const askable = (context: Context): readonly SketchItem[] => context.items.filter((item) => !item.derivation)
