import type { Operation, Program, State } from '../../runtime/index.ts'
import { step, view } from '../../runtime/index.ts'
import { FALSE } from '../data/diagram.ts'
import type { Edge, Node } from '../explore/graph.ts'
import { replay } from '../explore/replay.ts'
import { runThrough } from '../explore/scenario.ts'
import type { Finding } from '../types.ts'
import { type Context, type Judgement, result, shownByRun } from './context.ts'
import { conditionText, itemName, listOf, nameOf } from './names.ts'

/** Pairs of steps that are tried in both orders. */
const MAX_TRIALS = 400

/**
 * P13 determinism: (a) a plan that is aborted and terminated at once, (b) two things done in either order with different
 * outcomes. P14, the same answers give the same outcome, follows from (b). Endings that depend on when they come are meant
 * to, and are no findings.
 */
export function judgeDeterminism(context: Context): Judgement {
  const both = [...context.explorer.notebook.bothEndings].flatMap(([task, at]) => bothEndings(context, task, at) ?? [])
  const races = raceFindings(context)
  const pairs = context.program.tasks.filter((task) => task.abort && task.terminate).length
  return {
    results: [
      result(context, 'P13', 'conflicting-endings', pairs, both),
      result(context, 'P13', 'order-dependence', context.unsettledTasks, races),
      result(context, 'P14', 'same-answers-same-outcome', 1, races),
    ],
    findings: [...both, ...races],
  }
}

function bothEndings(context: Context, index: number, at: Parameters<typeof runThrough>[1]): Finding | undefined {
  const { program } = context
  const task = program.tasks[index]
  return shownByRun(
    context,
    {
      property: 'P13',
      kind: 'conflicting-endings',
      tasks: [index],
      title: `${nameOf(task)} is to be given up and to be finished at the same moment`,
      why: `For one and the same patient the condition to give up (abort: ${conditionText(program, task?.abort)}) and the condition to finish early (terminate: ${conditionText(program, task?.terminate)}) become true together. Giving up wins, so everything left is dropped and the plan counts as discarded, not as completed (update conflict).`,
      fix: `Say which of the two is meant: add to one condition that the other must not hold.`,
    },
    { step: at },
    (_, { changes }) =>
      (changes[changes.length - 1] ?? []).some(
        (change) => change.kind === 'state' && change.path === task?.path && change.rule === 'R41',
      ),
  )
}

/** One finding for each difference that an order makes; other pairs of tasks that make the same one are named with it. */
function raceFindings(context: Context): readonly Finding[] {
  const told = new Set<string>()
  const byDifference = new Map<string, { readonly finding: Finding; readonly others: string[] }>()
  let trials = 0
  for (const node of context.explorer.nodes)
    for (const [a, b] of pairsOf(context, node)) {
      const key = `${actorOf(a)} ${actorOf(b)}`
      if (told.has(key) || trials >= MAX_TRIALS) continue
      trials += 1
      const race = raceFinding(context, a, b)
      if (!race) continue
      told.add(key)
      const known = byDifference.get(race.difference)
      if (known) known.others.push(race.names)
      else byDifference.set(race.difference, { finding: race.finding, others: [] })
    }
  return [...byDifference.values()].map(({ finding, others }) =>
    others.length === 0 ? finding : { ...finding, why: `${finding.why} The same goes for ${others.join('; ')}.` },
  )
}

/** Steps of different tasks from one node that depend on each other and can both be taken by somebody. */
function* pairsOf({ symbolic, dependentActors }: Context, node: Node): Generator<readonly [Edge, Edge]> {
  const { diagrams } = symbolic.space
  for (const [i, a] of node.outgoing.entries()) {
    const others = dependentActors.get(actorOf(a))
    if (!others) continue
    for (const b of node.outgoing.slice(i + 1))
      if (others.has(actorOf(b)) && diagrams.and(a.before, b.before) !== FALSE) yield [a, b]
  }
}

function actorOf({ event }: Edge): number {
  return 'task' in event ? event.task : -1
}

/** A pair of tasks whose order matters. */
interface Race {
  readonly finding: Finding
  /** What is different, whichever way round. */
  readonly difference: string
  readonly names: string
}

function raceFinding(context: Context, a: Edge, b: Edge): Race | undefined {
  const { program, symbolic } = context
  const { diagrams } = symbolic.space
  // One patient who can do both: the run to the first, and the same answers for the second.
  const shared = diagrams.and(a.before, b.before)
  const first = runThrough(symbolic, { ...a, from: { ...a.from, known: shared } })
  const second = runThrough(symbolic, { ...b, from: { ...b.from, known: shared } })
  const one = first?.steps[first.steps.length - 1]?.operation
  const other = second?.steps[second.steps.length - 1]?.operation
  if (!first || !one || !other) return undefined
  const before = first.steps.slice(0, -1).map((each) => each.operation)
  const outcomes = bothOrders(program, before, one, other)
  if (!outcomes || outcomes[0] === outcomes[1]) return undefined
  const tasks = [actorOf(a), actorOf(b)]
  const names = listOf(tasks.map((each) => nameOf(program.tasks[each])))
  const differences = differencesOf(outcomes[0], outcomes[1])
  const difference = differences
    .slice(0, 3)
    .map(([one, other]) => `${one}, or ${other}`)
    .join('; ')
  const finding = shownByRun(
    context,
    {
      property: 'P13',
      kind: 'order-dependence',
      tasks,
      title: `It matters which of ${names} is done first`,
      why: `The same patient with the same answers ends up differently: ${difference}. Which it is depends only on the order in which ${names} are done (race).`,
      fix: `Put one after the other with an arrow, or let the task that looks at them wait for both.`,
    },
    { step: { ...a, from: { ...a.from, known: shared } } },
    (end) => {
      const next = step(program, end, other)
      return next.ok && outcomeOf(program, next.state) === outcomes[0]
    },
  )
  const key = differences
    .map((each) => [...each].sort().join('|'))
    .sort()
    .join('\n')
  return finding && { finding, difference: key, names }
}

/** What comes of two operations in both orders; undefined when one of them excludes the other. */
function bothOrders(
  program: Program,
  before: readonly Operation[],
  one: Operation,
  other: Operation,
): readonly [string, string] | undefined {
  const forth = replay(program, [...before, one, other])
  const back = replay(program, [...before, other, one])
  if (forth.refusal || back.refusal) return undefined
  const end = (states: readonly State[]): string => outcomeOf(program, states[states.length - 1] as State)
  return [end(forth.states), end(back.states)]
}

const STATE_WORDS = {
  dormant: 'not started',
  in_progress: 'in progress',
  completed: 'completed',
  discarded: 'left out',
}

/** States of tasks and values of items, one on each line. */
function outcomeOf(program: Program, state: State): string {
  const { tasks, values } = view(program, state)
  const lines = tasks.map((task, i) => `${nameOf(program.tasks[i])} is ${STATE_WORDS[task.state]}`)
  const items = Object.entries(values).map(([item, value]) => `${itemName(program, item)} is ${JSON.stringify(value)}`)
  return [...lines, ...items].join('\n')
}

function differencesOf(a: string, b: string): readonly (readonly [string, string])[] {
  const other = b.split('\n')
  return a.split('\n').flatMap((line, i) => (line === other[i] ? [] : [[line, other[i] ?? ''] as const]))
}
