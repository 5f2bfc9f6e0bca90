import type { Operation, Program, State } from '../../runtime/index.ts'
import type { Describer } from '../data/describe.ts'
import type { Diagram } from '../data/diagram.ts'
import type { Symbolic } from '../data/symbolic.ts'
import type { Regions } from '../explore/backward.ts'
import type { Explorer } from '../explore/explorer.ts'
import type { Node, Step } from '../explore/graph.ts'
import { type Replay, replay } from '../explore/replay.ts'
import { shortened } from '../explore/shorten.ts'
import { holdsFor, type Run, runThrough, runTo } from '../explore/scenario.ts'
import type {
  Environment,
  Finding,
  PropertyId,
  PropertyResult,
  Region,
  ScenarioStep,
  SuggestedEdit,
  Verdict,
} from '../types.ts'

/** What the properties judge: an explored protocol. */
export interface Context {
  readonly program: Program
  readonly symbolic: Symbolic
  readonly explorer: Explorer
  readonly describer: Describer
  readonly environment: Environment
  /** Everything was explored, and nothing over-approximated: what was not found does not exist. */
  readonly complete: boolean
  readonly exact: boolean
  /** Whether conditions look at the clock. */
  readonly timed: boolean
  /** Whether runs are as short as any. */
  readonly shortest: boolean
  /** Tasks of which it may matter which is done first, endings apart. */
  readonly dependentActors: ReadonlyMap<number, ReadonlySet<number>>
  /** How many tasks look at something that may or may not have changed by then, endings apart. */
  readonly unsettledTasks: number
  /** Those who can still reach the end. */
  readonly ends: Regions
}

export interface Judgement {
  readonly results: readonly PropertyResult[]
  readonly findings: readonly Finding[]
  /** What is worth knowing and may be meant so. */
  readonly notes?: readonly Finding[]
}

/** What a finding says, without its verdict. */
export interface Claim {
  readonly property: PropertyId
  readonly kind: string
  /** Positions of the tasks concerned. */
  readonly tasks: readonly number[]
  readonly title: string
  readonly why: string
  readonly fix?: string
  readonly edit?: SuggestedEdit
  readonly patients?: readonly (readonly Region[])[]
}

/** Whether the real engine, at the end of a scenario, shows what is claimed. */
export type Confirmation = (end: State, replay: Replay) => boolean

/**
 * A finding shown by a run: `violated` when the run, played in the real engine, ends in what is claimed, otherwise
 * `possible` (rule V40). Undefined when there is no run to the place at all.
 */
export function shownByRun(context: Context, claim: Claim, at: Place, confirms: Confirmation): Finding | undefined {
  const { symbolic, program } = context
  const run = at.step ? runThrough(symbolic, at.step) : runTo(symbolic, at.node, at.region)
  if (!run) return undefined
  const all = run.steps.map((step) => step.operation)
  const shows = (played: Replay, operations: readonly Operation[]): boolean => {
    const refused = at.isRefused === true
    const end = played.states[played.states.length - 1]
    return played.states.length === operations.length + (refused ? 0 : 1) && end !== undefined && confirms(end, played)
  }
  const first = replay(program, all)
  const confirmed = shows(first, all)
  const short = confirmed && !context.shortest ? shortened(program, all, shows) : { operations: all, played: first }
  const shown = at.isRefused ? short.operations.slice(0, -1) : short.operations
  return {
    ...finding(context, claim, confirmed ? 'violated' : 'possible'),
    confirmedByReplay: confirmed,
    ...(at.step && !at.isRefused ? {} : pointOfNoReturn(context, run, shown, at.isRefused === true)),
    scenario: scenarioOf(run, shown, short.played),
  }
}

/** What a run is to end in: a situation of some patients, or a step, which the engine may have to refuse. */
export type Place =
  | { readonly node: Node; readonly region: Diagram; readonly step?: undefined; readonly isRefused?: false }
  | { readonly step: Step; readonly isRefused?: boolean }

/**
 * A finding about what no run does: it stands when everything was explored exactly. Otherwise nothing follows from not
 * having been seen: values that were tried as samples, or moments that were left out, may do it (rule V45).
 */
export function shownByAbsence(context: Context, claim: Claim): readonly Finding[] {
  return context.complete && context.exact ? [finding(context, claim, 'violated')] : []
}

/** A finding that stands by itself, without any exploration: about the text, or about all data there can be. */
export function shownByText(context: Pick<Context, 'program'>, claim: Claim): Finding {
  return finding(context, claim, 'violated')
}

function finding(context: Pick<Context, 'program'>, claim: Claim, verdict: Verdict): Finding {
  const tasks = claim.tasks.map((index) => context.program.tasks[index])
  return {
    property: claim.property,
    kind: claim.kind,
    verdict,
    confirmedByReplay: false,
    where: tasks.flatMap((task) => task?.path ?? []),
    definitions: [...new Set(tasks.flatMap((task) => task?.definition ?? []))],
    title: claim.title,
    why: claim.why,
    ...(claim.fix !== undefined && { fix: claim.fix }),
    ...(claim.edit !== undefined && { edit: claim.edit }),
    patients: claim.patients ?? [],
    scenario: [],
  }
}

function scenarioOf(run: Run, operations: readonly Operation[], played: Replay): readonly ScenarioStep[] {
  const choices = new Map(run.steps.map(({ operation, node }) => [operation, node.events.length]))
  return operations.map((operation, i) => ({
    operation,
    because: (choices.get(operation) ?? 0) > 1 ? BECAUSE[operation.kind] : '',
    changes: played.changes[i] ?? [],
  }))
}

const BECAUSE: Readonly<Record<Operation['kind'], string>> = {
  start: '',
  set: 'These answers lead there.',
  unset: 'The value is withdrawn.',
  confirm: 'One of the tasks that can be done now.',
  commit: 'One of the candidates that can be taken now.',
  trigger: 'The trigger may come at any time.',
  skip: 'The task is optional.',
  advanceTo: 'Time passes until the next cycle is due.',
}

/** The last step before which the end could still be reached, among those that are shown; none where it still can be. */
function pointOfNoReturn(
  { symbolic, complete, ends }: Context,
  run: Run,
  shown: readonly Operation[],
  isRefused: boolean,
): Pick<Finding, 'pointOfNoReturn'> {
  const after = ends.get(run.end)
  if (!complete || (!isRefused && after !== undefined && holdsFor(symbolic, after, run.patient))) return {}
  const last = run.steps.findLastIndex(({ node, before }) => {
    const region = ends.get(node)
    return region !== undefined && holdsFor(symbolic, region, before)
  })
  const operations = new Set(run.steps.slice(0, last + 1).map((step) => step.operation))
  const index = shown.findLastIndex((operation) => operations.has(operation))
  return last < 0 || index < 0 ? {} : { pointOfNoReturn: index }
}

/** The verdict on a property with these findings, of `checked` constructs. */
export function result(
  { complete, exact }: Pick<Context, 'complete' | 'exact'>,
  property: PropertyId,
  kind: string,
  checked: number,
  findings: readonly Finding[],
): PropertyResult {
  const verdicts = new Set(findings.map((each) => each.verdict))
  let verdict: Verdict = (complete && exact) || checked === 0 ? 'holds' : 'not-decided'
  if (verdicts.has('possible')) verdict = 'possible'
  if (verdicts.has('violated')) verdict = 'violated'
  return { property, kind, verdict, checked }
}
