import { generateItem, generatePlan } from './generate.ts'
import { Random } from './random.ts'
import type { Condition, Sketch, SketchComponent, SketchItem, SketchProperty, SketchTask } from './sketch.ts'

/**
 * A random protocol of plans that have little to do with each other: each looks at its own tasks, at its own items and at
 * some that are asked for at the beginning. Now and then one looks at what another asks, or something is added at the end
 * that does. Purely random protocols hardly ever can be looked at in parts.
 */
export function generateModules(seed: number): Sketch {
  const random = new Random(seed)
  const shared = Array.from({ length: 1 + random.below(2) }, (_, i) => generateItem(random, `s${i}`))
  const own: SketchItem[] = []
  const tasks: SketchTask[] = []
  const components: SketchComponent[] = []
  if (random.chance(0.8)) {
    const sources = shared.map(({ name }) => ({ item: name, mandatory: random.chance(0.9) }))
    tasks.push({ name: 'intake', kind: 'enquiry', sources })
    components.push({ task: 'intake', after: [] })
  }
  for (let i = 0; i < 2 + random.below(2); i += 1) {
    const mine = Array.from({ length: 1 + random.below(2) }, (_, j) => generateItem(random, `m${i}x${j}`))
    // Mostly nothing of the others.
    const seen = [...mine, ...shared, ...(random.chance(0.15) ? own : [])]
    own.push(...mine)
    const name = `m${i}`
    const before = components.map(({ task }) => task)
    const after = before.filter(() => random.chance(0.6)).slice(-2)
    components.push({ task: name, after, ...(random.chance(0.05) && { optional: true }) })
    tasks.push(...generatePlan(random, name, 2 + random.below(4), seen))
  }
  if (random.chance(0.5)) {
    const name = random.pick([...own, ...shared]).name
    const condition: Condition = { kind: 'atom', text: `is_known('${name}')` }
    tasks.push({ name: 'last', kind: 'action', ...(random.chance(0.7) && { precondition: condition }) })
    const after = components.map(({ task }) => task).filter(() => random.chance(0.8))
    components.push({ task: 'last', after })
  }
  const root: SketchTask = { name: 'p', kind: 'plan', components }
  const sketch = { tasks: [root, ...tasks], data: [...shared, ...own] }
  return random.chance(0.3) ? { ...sketch, properties: [requirement(random, sketch)] } : sketch
}

function requirement(random: Random, { tasks, data }: Sketch): SketchProperty {
  const state = (): Condition => {
    const { name } = random.pick(tasks)
    return { kind: 'atom', text: `${random.pick(['completed', 'discarded', 'in_progress'])}('${name}')` }
  }
  const known = (): Condition => ({ kind: 'atom', text: `is_known('${random.pick(data).name}')` })
  const kind = random.pick(['never', 'eventually', 'whenever', 'before'] as const)
  const two = kind === 'whenever' || kind === 'before'
  return { name: 'r', kind, condition: state(), ...(two && { other: random.chance(0.5) ? known() : state() }) }
}
