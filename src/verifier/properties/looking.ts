import type { Change, State, TaskProgram } from '../../runtime/index.ts'
import { StateReader } from '../../runtime/index.ts'
import type { AskedRole } from '../explore/instrument.ts'
import type { BlindLook } from '../explore/notebook.ts'
import type { Replay } from '../explore/replay.ts'
import type { Finding } from '../types.ts'
import { type Context, type Judgement, result, shownByAbsence, shownByRun } from './context.ts'
import { removeAttribute, requireKnown } from './edits.ts'
import { conditionText, itemName, nameOf } from './names.ts'

const ROLE_WORDS: Readonly<Record<AskedRole, string>> = {
  wait: 'wait condition',
  precondition: 'precondition',
  abort: 'abort condition',
  terminate: 'terminate condition',
  until: 'condition that ends its repetition (cycle_until)',
}

/**
 * What conditions see when they are asked: P17 use before acquisition, P18 definite answers from unknown values, P19 conditions
 * that are never true, P20 answers that are overwritten.
 */
export function judgeLooking(context: Context): Judgement {
  const { notebook } = context.explorer
  const blind = [...notebook.blind.values()]
  const early = blind.filter((look) => isTooEarly(context, look)).map((look) => earlyFinding(context, look))
  const accidental = blind.filter((look) => look.isTrue).map((look) => accidentalFinding(context, look))
  const never = [...neverTrue(context)]
  const instant = [...alwaysTrue(context)]
  const overwritten = [...notebook.overwritten.values()].flatMap(({ task, item, step }) =>
    isAnswer(context, item)
      ? (shownByRun(context, overwritingClaim(context, task, item), { step }, (_, played) =>
          lastChanges(played).some((change) => isOverwriting(context, change, task, item)),
        ) ?? [])
      : [],
  )
  const found = (list: readonly (Finding | undefined)[]): readonly Finding[] =>
    list.filter((each) => each !== undefined)
  const asked = notebook.asked.size
  return {
    results: [
      result(context, 'P17', 'used-while-unknown', asked, found(early)),
      result(context, 'P18', 'true-while-unknown', asked, found(accidental)),
      result(context, 'P19', 'condition-never-true', asked, never),
      result(context, 'P19', 'condition-always-true', asked, instant),
      result(context, 'P20', 'answer-overwritten', context.program.items.length, overwritten),
    ],
    findings: [...found(early), ...found(accidental), ...never, ...instant, ...overwritten],
    notes: [...askedTwice(context)],
  }
}

/** A task is left out for good because something is unknown that nobody was free to leave open. */
function isTooEarly({ program }: Context, { role, isTrue, item }: BlindLook): boolean {
  const mayBeOpen = program.tasks.some((task) =>
    task.sources.some((source) => !source.mandatory && (program.items[source.item]?.givenBy.includes(item) ?? false)),
  )
  return role === 'precondition' && !isTrue && !mayBeOpen
}

function earlyFinding(context: Context, look: BlindLook): Finding | undefined {
  const { task, condition, item } = partsOf(context, look)
  return shownByRun(
    context,
    {
      property: 'P17',
      kind: 'used-while-unknown',
      tasks: [look.task],
      title: `${nameOf(task)} is left out because ${item} is not known yet`,
      why: `When ${nameOf(task)} could start, its precondition (“${condition}”) is asked once; ${item} is unknown then, so the answer is no, although it could be yes once ${item} is known (use before acquisition).`,
      fix: `Let ${nameOf(task)} come after the enquiry that asks for ${item}, or turn the precondition into a wait condition.`,
    },
    { step: look.step },
    (end, played) => happened(context, look, end, played),
  )
}

function accidentalFinding(context: Context, look: BlindLook): Finding | undefined {
  const { task, condition, item } = partsOf(context, look)
  const name = context.program.items[look.item]?.name ?? ''
  const edit = requireKnown(context, task, attributeOf(task, look.role), name)
  return shownByRun(
    context,
    {
      property: 'P18',
      kind: 'true-while-unknown',
      tasks: [look.task],
      title: `The ${ROLE_WORDS[look.role]} of ${nameOf(task)} is true although ${item} is unknown`,
      why: `“${condition}” is true while ${item} is unknown, because a comparison with an unknown value is false and “not” turns that into true. With ${item} known it could be false (sensitive to unknown values).`,
      fix: `Ask for it openly: add “is_known” to the condition, or make ${item} a mandatory source of an earlier task.`,
      ...(edit && { edit }),
    },
    { step: look.step },
    (end, played) => happened(context, look, end, played),
  )
}

function partsOf({ program }: Context, { task: index, role, item }: BlindLook) {
  const task = program.tasks[index] as TaskProgram
  return {
    task,
    condition: conditionText(program, conditionOf(task, role)),
    item: itemName(program, program.items[item]?.name ?? ''),
  }
}

function conditionOf(task: TaskProgram, role: AskedRole) {
  const conditions = {
    wait: task.waitCondition,
    precondition: task.precondition,
    abort: task.abort,
    terminate: task.terminate,
    until: task.cycleUntil,
  }
  return conditions[role]
}

/** Where a condition is written, if it stands in the task's own definition. */
function attributeOf({ source: { definition } }: TaskProgram, role: AskedRole) {
  if (role === 'wait') return definition.waitCondition
  if (role === 'precondition') return definition.precondition
  if (definition.kind !== 'plan' || role === 'until') return undefined
  return role === 'abort' ? definition.abort : definition.terminate
}

/** By the engine: the last operation changed the task, and the item is unknown. */
function happened({ program }: Context, { task, item }: BlindLook, end: State, played: Replay): boolean {
  const path = program.tasks[task]?.path
  const changed = lastChanges(played).some((change) => change.kind === 'state' && change.path === path)
  return changed && new StateReader(end).item(item).value === undefined
}

function lastChanges({ changes }: Replay): readonly Change[] {
  return changes[changes.length - 1] ?? []
}

/** Ends of plans and of cycles that never come, although they were asked for. */
function* neverTrue(context: Context): Generator<Finding> {
  const { program, explorer } = context
  for (const task of program.tasks)
    for (const role of ['abort', 'terminate', 'until'] as const) {
      const asked = explorer.notebook.asked.get(`${task.index} ${role}`)
      if (!asked || asked.everTrue) continue
      const words = ROLE_WORDS[role]
      const edit = removeAttribute(context, task, attributeOf(task, role), `Remove the ${words}`)
      yield* shownByAbsence(context, {
        property: 'P19',
        kind: 'condition-never-true',
        tasks: [task.index],
        title: `The ${words} of ${nameOf(task)} is never true`,
        why: `In every run in which it is asked, “${conditionText(program, conditionOf(task, role))}” is false (contradictory or superfluous condition).`,
        fix: `Correct the ${words}, or remove it.`,
        ...(edit && { edit }),
      })
    }
}

/** Plans that are ended by their own condition whenever they are in progress: nothing in them is ever done to the end. */
function* alwaysTrue(context: Context): Generator<Finding> {
  const { program, explorer } = context
  for (const task of program.tasks)
    for (const role of ['abort', 'terminate'] as const) {
      const asked = explorer.notebook.asked.get(`${task.index} ${role}`)
      if (!asked?.everTrue || asked.everFalse) continue
      const words = ROLE_WORDS[role]
      yield* shownByAbsence(context, {
        property: 'P19',
        kind: 'condition-always-true',
        tasks: [task.index],
        title: `${nameOf(task)} is over as soon as it begins`,
        why: `Whenever its ${words} is asked, it is true: ${conditionText(program, conditionOf(task, role))}. So the plan ends at once, whatever is in it (redundant condition${task.precondition ? '; its precondition may already imply it' : ''}).`,
        fix: `Correct the ${words}, or remove it.`,
      })
    }
}

/** P20: an enquiry of which everything is known in every run when it begins, so that nobody is asked. A note. */
function* askedTwice(context: Context): Generator<Finding> {
  const { program, explorer } = context
  const answered = new Set<number>()
  for (const node of explorer.nodes)
    for (const { event } of node.outgoing) if (event.kind === 'answer') answered.add(event.task)
  for (const task of program.tasks) {
    const isAsking = task.kind === 'enquiry' && !task.confirmatory && task.sources.some((source) => source.mandatory)
    if (!isAsking || answered.has(task.index) || !explorer.reached.has(`${task.path} completed`)) continue
    yield* shownByAbsence(context, {
      property: 'P20',
      kind: 'asked-twice',
      tasks: [task.index],
      title: `${nameOf(task)} asks nothing that is not known already`,
      why: `In every run everything that ${nameOf(task)} asks for is known when it begins, so it is over at once and nobody is asked (enquiry without effect).`,
      fix: `Remove ${nameOf(task)}, or repeat the task that is to be measured anew.`,
    })
  }
}

/** Whether an item is something that people answer. */
function isAnswer({ program }: Context, item: number): boolean {
  return program.tasks.some((task) => task.sources.some((source) => source.item === item))
}

/** Not the answer itself, which is a change of the item too. */
function isOverwriting({ program }: Context, change: Change, task: number, item: number): boolean {
  if (change.kind !== 'value' || change.item !== program.items[item]?.name) return false
  return change.from !== null && change.path === program.tasks[task]?.path
}

function overwritingClaim({ program }: Context, task: number, item: number) {
  const name = itemName(program, program.items[item]?.name ?? '')
  return {
    property: 'P20' as const,
    kind: 'answer-overwritten',
    tasks: [task],
    title: `${nameOf(program.tasks[task])} overwrites the answer for ${name}`,
    why: `${name} is asked for and already known when the postcondition of ${nameOf(program.tasks[task])} gives it another value: what was answered is lost (data overwritten while live).`,
    fix: `Let the postcondition write an item of its own.`,
  }
}
