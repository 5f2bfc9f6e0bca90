import type { Condition, Sketch, SketchCandidate, SketchComponent, SketchProperty, SketchTask } from './sketch.ts'

/**
 * Makes a failing sketch as small as it gets: tries every one-step simplification, keeps the first that still
 * fails, until none does.
 *
 * @param fails must be deterministic, and false for a sketch that does not load
 */
export async function shrink(
  sketch: Sketch,
  fails: (candidate: Sketch) => boolean | Promise<boolean>,
  maxTrials = 3000,
): Promise<Sketch> {
  let best = sketch
  let trials = 0
  for (let improved = true; improved; ) {
    improved = false
    for (const candidate of simpler(best)) {
      trials += 1
      if (trials > maxTrials) return best
      if (await fails(candidate)) {
        best = candidate
        improved = true
        break
      }
    }
  }
  return best
}

function* simpler(sketch: Sketch): Generator<Sketch> {
  for (const task of sketch.tasks) if (task.name !== 'p') yield without(sketch, task.name)
  for (const item of sketch.data) yield { ...sketch, data: sketch.data.filter((other) => other !== item) }
  for (const smaller of simplerList(sketch.properties ?? [], simplerProperty)) yield { ...sketch, properties: smaller }
  for (const [i, task] of sketch.tasks.entries())
    for (const smaller of simplerTask(task))
      yield { ...sketch, tasks: sketch.tasks.map((other, k) => (k === i ? smaller : other)) }
  for (const [i, item] of sketch.data.entries())
    for (const key of ['derivation', 'range', 'precision', 'multiple'] as const)
      if (item[key] !== undefined)
        yield { ...sketch, data: sketch.data.map((other, k) => (k === i ? omit(other, key) : other)) }
}

function* simplerProperty(property: SketchProperty): Generator<SketchProperty> {
  for (const part of partsOf(property.condition)) yield { ...property, condition: part }
  for (const part of partsOf(property.other)) yield { ...property, other: part }
}

function without(sketch: Sketch, name: string): Sketch {
  const tasks = sketch.tasks
    .filter((task) => task.name !== name)
    .map((task) => ({
      ...task,
      ...(task.components && {
        components: task.components
          .filter((component) => component.task !== name)
          .map((component) => ({ ...component, after: component.after.filter((other) => other !== name) })),
      }),
    }))
  return { ...sketch, tasks }
}

const TASK_ATTRIBUTES = [
  'precondition',
  'wait',
  'trigger',
  'postcondition',
  'autonomous',
  'confirmatory',
  'multipleChoice',
  'numeric',
  'abort',
  'terminate',
] as const

function* simplerTask(task: SketchTask): Generator<SketchTask> {
  for (const key of TASK_ATTRIBUTES) if (task[key] !== undefined) yield omit(task, key)
  for (const key of ['precondition', 'wait', 'abort', 'terminate'] as const)
    for (const part of partsOf(task[key])) yield { ...task, [key]: part }
  for (const smaller of simplerList(task.sources ?? [], () => [])) yield { ...task, sources: smaller }
  for (const smaller of simplerList(task.candidates ?? [], simplerCandidate)) yield { ...task, candidates: smaller }
  for (const smaller of eachOf(task.components ?? [], simplerComponent)) yield { ...task, components: smaller }
}

function* simplerCandidate(candidate: SketchCandidate): Generator<SketchCandidate> {
  if (candidate.priority !== undefined) yield omit(candidate, 'priority')
  if (candidate.recommendation) yield omit(candidate, 'recommendation')
  for (const part of partsOf(candidate.recommendation)) yield { ...candidate, recommendation: part }
  const simplerArgument = (argument: SketchCandidate['arguments'][number]) =>
    partsOf(argument.condition).map((condition) => ({ ...argument, condition }))
  for (const smaller of simplerList(candidate.arguments, simplerArgument)) yield { ...candidate, arguments: smaller }
}

function* simplerComponent(component: SketchComponent): Generator<SketchComponent> {
  for (const other of component.after) yield { ...component, after: component.after.filter((name) => name !== other) }
  for (const key of ['optional', 'cycles', 'until', 'repeatHours', 'terminal'] as const)
    if (component[key] !== undefined) yield omit(component, key)
  for (const part of partsOf(component.until)) yield { ...component, until: part }
}

function* simplerList<T>(list: readonly T[], of: (element: T) => Iterable<T>): Generator<readonly T[]> {
  for (const element of list) yield list.filter((other) => other !== element)
  yield* eachOf(list, of)
}

function* eachOf<T>(list: readonly T[], of: (element: T) => Iterable<T>): Generator<readonly T[]> {
  for (const [i, element] of list.entries())
    for (const smaller of of(element)) yield list.map((other, k) => (k === i ? smaller : other))
}

function partsOf(condition: Condition | undefined): readonly Condition[] {
  if (!condition || condition.kind === 'atom') return []
  return condition.kind === 'not' ? [condition.operand] : [condition.left, condition.right]
}

function omit<T extends object>(object: T, key: keyof T): T {
  const copy = { ...object }
  delete copy[key]
  return copy
}
