import type { Operation, Program, State } from '../../runtime/index.ts'
import { step, view } from '../../runtime/index.ts'
import type { Diagram } from '../data/diagram.ts'
import { FALSE } from '../data/diagram.ts'
import type { Edge, Node } from '../explore/graph.ts'
import { preimage } from '../explore/transfer.ts'
import { replay } from '../explore/replay.ts'
import { runThrough } from '../explore/scenario.ts'
import type { Finding, PropertyResult } from '../types.ts'
import { type Context, type Judgement, result, shownByRun } from './context.ts'
import { conditionText, itemName, listOf, nameOf } from './names.ts'

/** Pairs of steps that are tried in both orders, of one pair of tasks and of all. */
const TRIALS_OF_A_PAIR = 60
const MAX_TRIALS = 1000

/**
 * P13 determinism: (a) a plan that is aborted and terminated at once, (b) two things done in either order with different
 * outcomes. P14, the same answers give the same outcome, follows from (b). Endings that depend on when they come are meant
 * to, and are no findings.
 */
export function judgeDeterminism(context: Context): Judgement {
  const both = [...context.explorer.notebook.bothEndings].flatMap(([task, at]) => bothEndings(context, task, at) ?? [])
  const races = racesOf(context)
  const pairs = context.program.tasks.filter((task) => task.abort && task.terminate).length
  return {
    results: [
      result(context, 'P13', 'conflicting-endings', pairs, both),
      asFarAsTried(races, result(context, 'P13', 'order-dependence', context.unsettledTasks, races.findings)),
      asFarAsTried(races, result(context, 'P14', 'same-answers-same-outcome', 1, races.findings)),
    ],
    findings: [...both, ...races.findings],
  }
}

/** That no order matters is claimed only when all were tried (rule V39). */
function asFarAsTried({ complete }: Races, own: PropertyResult): PropertyResult {
  return complete || own.verdict !== 'holds' ? own : { ...own, verdict: 'not-decided' }
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

interface Races {
  readonly findings: readonly Finding[]
  /** Whether every situation was tried in both orders; otherwise nothing follows from none having been found. */
  readonly complete: boolean
}

/** One finding for each difference that an order makes; other pairs of tasks that make the same one are named with it. */
function racesOf(context: Context): Races {
  const tried = new Map<string, number>()
  const told = new Set<string>()
  const byDifference = new Map<string, { readonly finding: Finding; readonly others: string[] }>()
  let complete = true
  let trials = 0
  for (const node of context.explorer.nodes)
    for (const situation of situationsOf(context, node)) {
      const key = `${actorOf(situation.a)} ${actorOf(situation.b)}`
      if (told.has(key)) continue
      const before = tried.get(key) ?? 0
      if (before >= TRIALS_OF_A_PAIR || trials >= MAX_TRIALS) {
        complete = false
        continue
      }
      tried.set(key, before + 1)
      trials += 1
      const race = raceFinding(context, situation)
      if (!race) continue
      told.add(key)
      const known = byDifference.get(race.difference)
      if (known) known.others.push(race.names)
      else byDifference.set(race.difference, { finding: race.finding, others: [] })
    }
  const findings = [...byDifference.values()].map(({ finding, others }) =>
    others.length === 0 ? finding : { ...finding, why: `${finding.why} The same goes for ${others.join('; ')}.` },
  )
  return { findings, complete }
}

/** Two steps that some patients can take in either order, all of them with the same changes. */
interface Situation {
  readonly a: Edge
  readonly b: Edge
  readonly patients: Diagram
}

/**
 * Steps of different tasks from one node that depend on each other and can both be taken by somebody. Patients for whom the
 * second step is another one are told apart, as far as it was explored.
 */
function* situationsOf(context: Context, node: Node): Generator<Situation> {
  const { symbolic, dependentActors } = context
  const { diagrams } = symbolic.space
  for (const [i, a] of node.outgoing.entries()) {
    const others = dependentActors.get(actorOf(a))
    if (!others) continue
    for (const b of node.outgoing.slice(i + 1)) {
      const shared = diagrams.and(a.before, b.before)
      if (!others.has(actorOf(b)) || shared === FALSE) continue
      for (const first of partsAfter(context, a, b, shared))
        for (const patients of partsAfter(context, b, a, first)) yield { a, b, patients }
    }
  }
}

/** Patients who take a step and then what another actor does, in parts that take the same second step. */
function* partsAfter({ symbolic }: Context, step: Edge, then: Edge, patients: Diagram): Generator<Diagram> {
  const { diagrams } = symbolic.space
  let rest = patients
  for (const next of step.to.outgoing) {
    if (actorOf(next) !== actorOf(then)) continue
    const into = diagrams.and(step.after, next.before)
    if (into === FALSE) continue
    const part = diagrams.and(rest, preimage(symbolic, into, step.transfer))
    if (part === FALSE) continue
    yield part
    rest = diagrams.minus(rest, part)
  }
  if (rest !== FALSE) yield rest
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

function raceFinding(context: Context, { a, b, patients: shared }: Situation): Race | undefined {
  const { program, symbolic } = context
  // One patient who can do both: the run to the first, and the same answers for the second.
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
