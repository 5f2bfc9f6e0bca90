import type { Finding } from '../types.ts'
import { type Context, type Judgement, result, shownByText } from './context.ts'
import { removeItem } from './edits.ts'
import { conditionText, itemName, nameOf } from './names.ts'

/** P16, data that nothing uses: what the text alone tells. */
export function judgeDataUse(context: Pick<Context, 'program' | 'complete' | 'exact'>): Judgement {
  const findings = [...unusedData(context)]
  const results = [result(context, 'P16', 'unused-data', context.program.items.length, findings)]
  return { results, findings, notes: [...writeOnly(context)] }
}

/** An item that is neither asked for nor set nor looked at nor shown. */
export function* unusedData(context: Pick<Context, 'program'>): Generator<Finding> {
  const { program } = context
  const read = new Set<number>()
  const note = (items: readonly number[]): void => {
    for (const item of items) read.add(item)
  }
  program.itemReaders.forEach((readers, item) => {
    const own = readers.warnings.every((warning) => program.warnings[warning]?.item === item)
    if (readers.tasks.length + readers.derived.length > 0 || !own) read.add(item)
  })
  for (const task of program.tasks) {
    note(task.sources.map((source) => source.item))
    note(task.assignments.flatMap(({ item, value }) => [item, ...value.reads.items]))
    for (const candidate of task.candidates) {
      note(candidate.recommendation.reads.items)
      for (const { condition } of candidate.arguments) note(condition.reads.items)
    }
    for (const condition of [task.precondition, task.cycleUntil]) note(condition?.reads.items ?? [])
  }
  const shown = [...program.parsed.text.matchAll(/\$\{([^}]*)\}/g)].map(([, inside]) => inside ?? '').join(' ')
  for (const item of program.items) {
    if (read.has(item.index) || shown.includes(item.name)) continue
    const edit = removeItem(context, item.name)
    yield {
      ...shownByText(context, {
        property: 'P16',
        kind: 'unused-data',
        tasks: [],
        title: `Nothing uses ${itemName(program, item.name)}`,
        why: `${itemName(program, item.name)} is neither asked for nor looked at by any condition nor shown in any text (unused data).`,
        fix: 'Remove it, or use it.',
        ...(edit && { edit }),
      }),
      definitions: [item.name],
    }
  }
}

/** An item that is asked for and that no condition, text or derivation ever looks at. */
export function* writeOnly(context: Pick<Context, 'program'>): Generator<Finding> {
  const { program } = context
  const asked = new Set(program.tasks.flatMap((task) => task.sources.map((source) => source.item)))
  const texts = [...program.parsed.text.matchAll(/\$\{([^}]*)\}/g)].map(([, inside]) => inside ?? '').join(' ')
  const looked = new Set<number>()
  for (const task of program.tasks) {
    const conditions = [
      task.precondition,
      task.waitCondition,
      task.abort,
      task.terminate,
      task.cycleUntil,
      task.cycleRepeat,
    ]
    for (const condition of conditions) for (const item of condition?.reads.items ?? []) looked.add(item)
    for (const { value } of task.assignments) for (const item of value.reads.items) looked.add(item)
    for (const candidate of task.candidates) {
      for (const item of candidate.recommendation.reads.items) looked.add(item)
      for (const { condition } of candidate.arguments) for (const item of condition.reads.items) looked.add(item)
    }
  }
  for (const item of program.items) {
    const readers = program.itemReaders[item.index]
    if (!asked.has(item.index) || looked.has(item.index) || (readers?.derived.length ?? 0) > 0) continue
    if (texts.includes(item.name)) continue
    const note = shownByText(context, {
      property: 'P16',
      kind: 'write-only-data',
      tasks: [],
      title: `${itemName(program, item.name)} is asked for and never looked at`,
      why: `No condition, argument, calculation or text looks at ${itemName(program, item.name)} (write-only data). Meant so when it is only recorded.`,
    })
    yield { ...note, definitions: [item.name] }
  }
}

/** Conditions whose answer depends on when they are asked. */
export function* timeDependence(context: Context): Generator<Finding> {
  const { program } = context
  const derived = program.items.some((item) => item.derivation?.reads.time)
  for (const task of program.tasks) {
    const own = [task.precondition, task.waitCondition, task.abort, task.terminate, task.cycleUntil]
    const rules = task.candidates.flatMap((each) => [
      each.recommendation,
      ...each.arguments.map(({ condition }) => condition),
    ])
    const reads = [...own, ...rules].find((condition) => {
      if (!condition) return false
      if (condition.reads.time) return true
      return derived && condition.reads.items.some((item) => program.items[item]?.derivation?.reads.time)
    })
    if (!reads) continue
    yield shownByText(context, {
      property: 'P13',
      kind: 'time-dependence',
      tasks: [task.index],
      title: `What ${nameOf(task)} comes to depends on when it is asked`,
      why: `A condition of ${nameOf(task)} looks at the clock: ${conditionText(program, reads)}. The same patient may get another result at another time (dependence on the clock).`,
    })
  }
}
