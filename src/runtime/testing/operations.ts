import { type Domain, toJson } from '../../proforma/index.ts'
import type { ItemProgram, Program } from '../program/program.ts'
import { possibleOperations } from '../step/possible.ts'
import type { State } from '../step/state.ts'
import type { JsonValue, Operation } from '../types.ts'
import { pick, type Random } from './generate.ts'
import { HOUR } from './play.ts'

/** An operation that may or may not be taken: mostly what is possible, sometimes anything. */
export function anyOperation(random: Random, program: Program, state: State): Operation {
  const possible = random(100) < 75 ? possibleList(program, state, random) : []
  return possible.length > 0 ? pick(random, possible) : wildOperation(random, program, state)
}

/** Every operation that `possibleOperations` lists, with values of the generated protocols. */
export function possibleList(program: Program, state: State, random: Random): Operation[] {
  const { start, confirm, commit, trigger, skip, answer, set, wake } = possibleOperations(program, state)
  if (start) return [{ kind: 'start' }]
  const value = (name: string) => valueFor(program.items[program.itemIndex.get(name)!]!, random)
  const answers = [...answer.map(({ item }) => item).filter((item) => set.includes(item)), ...set.slice(0, 1)]
  return [
    ...confirm.map((path): Operation => ({ kind: 'confirm', path })),
    ...commit.flatMap(({ path, candidates }) =>
      candidates.map(({ name }): Operation => ({ kind: 'commit', path, candidates: [name] })),
    ),
    ...trigger.map((each): Operation => ({ kind: 'trigger', trigger: each.trigger })),
    ...skip.map((path): Operation => ({ kind: 'skip', path, reason: 'r' })),
    ...answers.map((item): Operation => ({ kind: 'set', values: { [item]: value(item) } })),
    ...wake.slice(0, 1).map((time): Operation => ({ kind: 'advanceTo', time })),
  ]
}

/** A value that the item takes, or nearly: ranges and precisions may refuse it. */
export function valueFor({ domain }: ItemProgram, random: Random): JsonValue {
  const { type, multiple, values, interval } = domain
  const one = (): JsonValue => {
    if (values && values.length > 0) return toJson(pick(random, values))
    const from = interval?.from ?? interval?.to
    if (from !== undefined && random(2) === 0) return toJson(from)
    return pick(random, POOL[type])
  }
  return multiple ? Array.from({ length: random(3) }, one) : one()
}

const POOL: Readonly<Record<Domain['type'], readonly JsonValue[]>> = {
  boolean: [true, false],
  integer: [0, 1, 2, 3, 7, -1],
  real: [0, 0.5, 1, 2.5, 36.6],
  text: ['a', 'b', 'fever', ''],
  date: ['2026-01-01', '2026-02-28', '1960-06-15'],
  time: ['08:00:00', '23:59:59'],
  datetime: ['2026-01-01T00:00:00Z', '2026-01-02T12:00:00Z'],
  duration: [0, 3_600_000, 86_400_000],
}

function wildOperation(random: Random, program: Program, state: State): Operation {
  const path = pick(random, program.tasks).path
  const item = program.items.length > 0 ? pick(random, program.items) : undefined
  const onData: Operation[] = item
    ? [
        { kind: 'set', values: { [item.name]: valueFor(item, random) } },
        { kind: 'unset', items: [item.name] },
      ]
    : []
  return pick<Operation>(random, [
    ...onData,
    { kind: 'start' },
    { kind: 'confirm', path },
    { kind: 'commit', path, candidates: [`${path.split('/').at(-1)}_a`] },
    { kind: 'trigger', trigger: pick(random, [...program.triggers.keys(), 'nope']) },
    { kind: 'skip', path, reason: 'r' },
    { kind: 'advanceTo', time: state.time + random(3) * HOUR },
  ])
}
