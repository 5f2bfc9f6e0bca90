import { DEFAULT_BEGIN } from '../../runtime/index.ts'
import { conditionsOf, propertiesOf } from '../data/model.ts'
import type { Partition } from '../data/partition.ts'
import type { Symbolic } from '../data/symbolic.ts'
import { ControlKeys } from '../explore/control-key.ts'
import { drive, type Watch } from '../explore/drive.ts'
import { Explorer } from '../explore/explorer.ts'
import { expressionsOf } from '../explore/monitor.ts'
import { reductionOf } from '../flow/reduction.ts'
import { limitOf } from '../limits.ts'
import type { Environment } from '../types.ts'
import { Chances } from './chances.ts'
import { unaskedItems } from './unasked.ts'

/** An explored protocol, with the places where goals of coverage are met. */
export interface Exploration {
  readonly symbolic: Symbolic
  readonly explorer: Explorer
  readonly chances: Chances
  /** Everything that the environment allows was looked at, and nothing was left out or taken together that differs. */
  readonly complete: boolean
  readonly limits: readonly string[]
}

/** Steps of the exploration without reductions; beyond that what makes no difference to verdicts is left out. */
const STEPS_UNREDUCED = 4000

/** What the outside does in the runs that are looked at. */
export interface Outside {
  readonly environment: Environment
  /** Values that may be there from the beginning: those that nobody asks for, or all. */
  readonly brought: 'unasked' | 'all'
}

export async function explore(
  symbolic: Symbolic,
  parts: Partition,
  outside: Outside,
  watch: Watch & { readonly maxStates: number },
): Promise<Exploration> {
  const whole = await attempt(symbolic, parts, outside, watch, false)
  if (whole.stopped === undefined || watch.signal?.aborted === true) return whole
  const reduced = await attempt(symbolic, parts, outside, watch, true)
  return reduced.explorer.nodes.length > 1 ? reduced : whole
}

/** What was explored before the means did not suffice is as good as ever. */
async function driven(explorer: Explorer, watch: Watch): Promise<string | undefined> {
  try {
    return await drive(explorer, watch)
  } catch (error) {
    const limit = limitOf(error)
    if (limit === undefined) throw error
    return limit
  }
}

async function attempt(
  symbolic: Symbolic,
  parts: Partition,
  { environment, brought }: Outside,
  watch: Watch & { readonly maxStates: number },
  isReduced: boolean,
): Promise<Exploration & { readonly stopped?: string }> {
  const { program } = symbolic.space
  const watched = propertiesOf(program).flatMap((each) => expressionsOf(each.pattern))
  const expressions = [...conditionsOf(program).map((each) => each.expression), ...watched]
  const reduction = isReduced ? reductionOf(program, environment) : undefined
  const keys = new ControlKeys(program, expressions, reduction?.liveness)
  const chances = new Chances(symbolic)
  const explorer = new Explorer(symbolic, keys, {
    environment,
    maxStates: watch.maxStates,
    maxSteps: isReduced ? undefined : STEPS_UNREDUCED,
    reduction,
    begin: DEFAULT_BEGIN,
    clocked: keys.timed,
    given: brought === 'all' ? symbolic.space.items.map(({ item }) => item) : unaskedItems(symbolic),
    onEdge: (edge, record) => chances.note(edge, record),
  })
  const stopped = await driven(explorer, watch)
  const limits = [
    ...parts.cuts.approximations,
    ...(parts.exact ? [] : ['Comparisons of measured values with each other were tried for sample values only.']),
    ...explorer.events.omitted,
    ...(stopped === undefined ? [] : [stopped]),
  ]
  const complete = explorer.complete && limits.length === 0 && !keys.timed
  return { symbolic, explorer, chances, complete, limits, ...(stopped === undefined ? {} : { stopped }) }
}
