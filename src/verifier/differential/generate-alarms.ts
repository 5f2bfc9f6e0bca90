import { Random } from './random.ts'
import type { Condition, Sketch, SketchComponent, SketchItem, SketchTask } from './sketch.ts'

interface Context {
  readonly random: Random
  readonly alarm: Condition
  readonly tasks: SketchTask[]
}

/**
 * A random protocol in which answers from outside end parts of it: enquiries ask for alarms beside plans whose parts are
 * aborted by one condition on them, mostly the same. Purely random protocols hardly ever have that shape. Now and then
 * something is added that makes it matter how far a part had come.
 */
export function generateAlarms(seed: number): Sketch {
  const random = new Random(seed)
  const count = 1 + random.below(3)
  const alarms = Array.from({ length: count }, (_, i): SketchItem => ({ name: `a${i}`, type: 'boolean' }))
  const own = Array.from({ length: 2 }, (_, i): SketchItem => ({ name: `d${i}`, type: 'boolean' }))
  const tasks: SketchTask[] = []
  const context: Context = { random, alarm: alarmOf(random, alarms), tasks }
  const asking = alarms.map(({ name }, i): SketchComponent => {
    const sources = [{ item: name, mandatory: random.chance(0.85) }]
    tasks.push({
      name: `ask${i}`,
      kind: 'enquiry',
      sources,
      ...(random.chance(0.1) && { postcondition: `'d0' = true` }),
    })
    const again = random.chance(0.12) && { cycles: 2 }
    return { task: `ask${i}`, after: i > 0 && random.chance(0.2) ? [`ask${i - 1}`] : [], ...again }
  })
  const regions = Array.from({ length: 1 + random.below(2) }, (_, i) => region(context, `r${i}`, i))
  const last = random.chance(0.5) ? [finale(context, regions)] : []
  const components = [...asking, ...regions, ...last]
  const root: SketchTask = {
    name: 'p',
    kind: 'plan',
    components: random.chance(0.5) ? components.reverse() : components,
  }
  const sketch: Sketch = { tasks: [root, ...tasks], data: [...alarms, ...own], properties: requirement(context) }
  return random.chance(0.4) ? disturbed(random, sketch) : sketch
}

function alarmOf(random: Random, alarms: readonly SketchItem[]): Condition {
  const single = (item: SketchItem): Condition => ({
    kind: 'atom',
    text: random.pick([`'${item.name}'`, `'${item.name}' = true`, `'${item.name}' = false`]),
  })
  return alarms.map(single).reduce((left, right) => ({ kind: random.chance(0.85) ? 'or' : 'and', left, right }))
}

/** A plan whose parts, or which itself, the alarm ends. */
function region(context: Context, name: string, position: number): SketchComponent {
  const { random, tasks, alarm } = context
  const whole = random.chance(0.3)
  const parts = Array.from({ length: 1 + random.below(whole ? 3 : 2) }, (_, i): string => {
    const part = `${name}${'xyz'[i]}`
    if (whole) leaf(context, part)
    else tasks.push({ ...abortable(context, part), abort: random.chance(0.92) ? alarm : truth(random, 'd0') })
    return part
  })
  const components = parts.map((task, i): SketchComponent => {
    const before = parts[i - 1]
    return { task, after: before !== undefined && random.chance(0.6) ? [before] : [] }
  })
  tasks.push({ name, kind: 'plan', components, ...(whole && { abort: alarm }) })
  return { task: name, after: position > 0 && random.chance(0.5) ? ['r0'] : [] }
}

function abortable(context: Context, name: string): SketchTask {
  const { random } = context
  const leaves = Array.from({ length: 1 + random.below(2) }, (_, i) => `${name}${i}`)
  for (const each of leaves) leaf(context, each)
  const components = leaves.map((task, i): SketchComponent => {
    const before = leaves[i - 1]
    return { task, after: before !== undefined && random.chance(0.7) ? [before] : [] }
  })
  return { name, kind: 'plan', components }
}

function leaf({ random, tasks }: Context, name: string): void {
  const kind = random.pick(['action', 'enquiry', 'decision'] as const)
  const item = `d${random.below(2)}`
  if (kind === 'action') tasks.push({ name, kind, ...(random.chance(0.1) && { autonomous: true }) })
  else if (kind === 'enquiry') tasks.push({ name, kind, sources: [{ item, mandatory: random.chance(0.85) }] })
  else
    tasks.push({
      name,
      kind,
      ...(random.chance(0.15) && { autonomous: true }),
      candidates: ['a', 'b'].map((letter) => ({
        name: `${letter}${name}`,
        arguments: [{ support: 'for', condition: truth(random, item) }],
      })),
    })
}

function finale({ random, tasks }: Context, regions: readonly SketchComponent[]): SketchComponent {
  const chosen = random.pick(tasks).name
  const condition: Condition = random.chance(0.5)
    ? { kind: 'atom', text: `${random.pick(['completed', 'discarded'])}('${chosen}')` }
    : truth(random, random.pick(['a0', 'd0', 'd1']))
  tasks.push({ name: 'last', kind: 'action', ...(random.chance(0.5) && { precondition: condition }) })
  return { task: 'last', after: random.chance(0.8) ? regions.map((each) => each.task) : [] }
}

function requirement({ random, tasks }: Context): Sketch['properties'] {
  if (random.chance(0.6)) return []
  const name = random.pick(tasks).name
  const state = (): Condition => ({
    kind: 'atom',
    text: `${random.pick(['completed', 'discarded', 'in_progress'])}('${name}')`,
  })
  const kind = random.pick(['never', 'eventually', 'whenever', 'before'] as const)
  const two = kind === 'whenever' || kind === 'before'
  return [{ name: 'r', kind, condition: state(), ...(two && { other: truth(random, random.pick(['a0', 'd0'])) }) }]
}

/** Something that may make it matter when a part is ended. */
function disturbed(random: Random, sketch: Sketch): Sketch {
  const chosen = random.pick(sketch.tasks.filter((task) => task.name !== 'p'))
  const other = random.pick(sketch.tasks).name
  const state: Condition = { kind: 'atom', text: `${random.pick(['completed', 'discarded'])}('${other}')` }
  const condition = random.chance(0.6) ? state : truth(random, random.pick(sketch.data).name)
  const change = random.pick(['wait', 'precondition', 'terminate', 'postcondition', 'component', 'component'] as const)
  const component = random.pick([{ terminal: true }, { optional: true }, { cycles: 2 }, { until: condition }])
  const tasks = sketch.tasks.map((task): SketchTask => {
    if (change === 'component' && task.components)
      return {
        ...task,
        components: task.components.map((each) => (each.task === chosen.name ? { ...each, ...component } : each)),
      }
    if (task !== chosen || change === 'component') return task
    if (change === 'postcondition') return { ...task, postcondition: `'d1' = ${random.pick(['true', 'false'])}` }
    if (change === 'terminate' && task.kind !== 'plan') return { ...task, precondition: condition }
    return { ...task, [change]: condition }
  })
  return { ...sketch, tasks }
}

function truth(random: Random, item: string): Condition {
  return { kind: 'atom', text: random.pick([`'${item}'`, `'${item}' = false`, `not ('${item}')`]) }
}
