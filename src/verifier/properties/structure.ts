import { isFinished, StateReader, type TaskProgram } from '../../runtime/index.ts'
import { FALSE } from '../data/diagram.ts'
import type { Finding } from '../types.ts'
import { settledCandidates, starvedCandidates } from './alternatives.ts'
import { type Context, type Judgement, result, shownByAbsence, shownByRun, shownByText } from './context.ts'
import { timeDependence, unusedData, writeOnly } from './data-use.ts'
import { nameOf } from './names.ts'

/**
 * P3 proper completion, P6 termination under fairness, P7 alternatives that starve, P15 boundedness, P16 data that nothing
 * uses, P22 triggers that lead nowhere, P23 parts that are empty.
 */
export function judgeStructure(context: Context): Judgement {
  const { program } = context
  const orphans = [...orphanFindings(context)]
  const starved = [...starvedCandidates(context)]
  const unused = [...unusedData(context)]
  const triggers = [...triggersWithoutEnd(context)]
  const empty = [...emptyParts(context)]
  const settled = [...settledCandidates(context)]
  const repeated = program.tasks.filter((task) => task.kind === 'decision' && !task.autonomous && task.repeats)
  const autonomous = program.tasks.filter((task) => task.kind === 'decision' && task.autonomous)
  const repeating = program.tasks.filter((task) => task.cycles !== 1 || task.trigger !== undefined)
  return {
    results: [
      result(context, 'P3', 'proper-completion', program.tasks.filter((task) => task.kind === 'plan').length, orphans),
      result(context, 'P7', 'starved-candidate', autonomous.length, starved),
      result(context, 'P7', 'settled-candidate', repeated.length, settled),
      // Everything on which the future depends has finitely many values: otherwise the exploration would not have ended.
      result(context, 'P15', 'boundedness', repeating.length, []),
      result(context, 'P16', 'unused-data', program.items.length, unused),
      result(context, 'P22', 'trigger-without-end', program.triggers.size, triggers),
      result(context, 'P23', 'empty-part', program.tasks.length, empty),
    ],
    findings: [...orphans, ...starved, ...settled, ...triggers, ...empty, ...unused],
    notes: [...onlyOptional(context), ...writeOnly(context), ...timeDependence(context)],
  }
}

/** A finished plan below which something is not finished. */
function* orphanFindings(context: Context): Generator<Finding> {
  const { program, explorer } = context
  const told = new Set<number>()
  const plans = program.tasks.filter((task) => task.kind === 'plan')
  for (const node of explorer.nodes) {
    const reader = new StateReader(node.state)
    for (const plan of plans) {
      if (told.has(plan.index) || !isFinished(reader.task(plan.index).state)) continue
      const orphan = plan.components.find((index) => !isFinished(reader.task(index).state))
      if (orphan === undefined || node.known === FALSE) continue
      told.add(plan.index)
      const found = shownByRun(
        context,
        {
          property: 'P3',
          kind: 'proper-completion',
          tasks: [plan.index, orphan],
          title: `${nameOf(plan)} is over while ${nameOf(program.tasks[orphan])} is not`,
          why: `A plan that is over leaves a component unfinished (improper completion).`,
        },
        { node, region: node.known },
        (end) => {
          const at = new StateReader(end)
          return isFinished(at.task(plan.index).state) && !isFinished(at.task(orphan).state)
        },
      )
      if (found) yield found
    }
  }
}

/** A plan that can be over without anyone having done anything. */
function* onlyOptional(context: Context): Generator<Finding> {
  const { program } = context
  for (const task of program.tasks) {
    if (task.kind !== 'plan' || task.components.length === 0) continue
    const parts = task.components.map((index) => program.tasks[index] as TaskProgram)
    if (!parts.some((part) => part.optional) || !parts.every((part) => part.optional || part.autonomous)) continue
    yield shownByText(context, {
      property: 'P23',
      kind: 'only-optional',
      tasks: [task.index],
      title: `Nothing in ${nameOf(task)} has to be done`,
      why: `All tasks of ${nameOf(task)} are optional or automatic, so it can be over without anyone having done anything (plan of optional tasks only).`,
    })
  }
}

/** A task that its trigger starts and that never comes to an end. */
function* triggersWithoutEnd(context: Context): Generator<Finding> {
  const { program, explorer } = context
  for (const task of program.tasks) {
    if (task.trigger === undefined || !explorer.reached.has(`${task.path} in_progress`)) continue
    if (explorer.reached.has(`${task.path} completed`)) continue
    yield* shownByAbsence(context, {
      property: 'P22',
      kind: 'trigger-without-end',
      tasks: [task.index],
      title: `${nameOf(task)} can be triggered but never completed`,
      why: `The trigger “${task.trigger}” starts ${nameOf(task)}; in no run is it ever completed (trigger without progress).`,
      fix: `Check what ${nameOf(task)} waits for.`,
    })
  }
}

/** Plans without components, and enquiries that ask nothing and need no confirmation. */
function* emptyParts(context: Context): Generator<Finding> {
  for (const task of context.program.tasks) {
    const plan = task.kind === 'plan' && task.components.length === 0
    const enquiry = task.kind === 'enquiry' && task.sources.length === 0 && !task.confirmatory
    if (!plan && !enquiry) continue
    yield shownByText(context, {
      property: 'P23',
      kind: 'empty-part',
      tasks: [task.index],
      title: plan ? `${nameOf(task)} contains nothing` : `${nameOf(task)} asks nothing`,
      why: `It is complete as soon as it starts, without anyone having done anything (empty ${plan ? 'plan' : 'enquiry'}).`,
      fix: plan ? `Put tasks into ${nameOf(task)}, or remove it.` : `Give ${nameOf(task)} sources, or remove it.`,
    })
  }
}
