import { roundTo, setOf, toJson } from '../../proforma/index.ts'
import {
  begin,
  DEFAULT_BEGIN,
  isEnded,
  type ItemProgram,
  type JsonValue,
  type Moment,
  type Operation,
  possibleOperations,
  type Program,
} from '../../runtime/index.ts'
import type { Symbolic } from '../data/symbolic.ts'
import { Random } from '../differential/random.ts'
import { REASON } from '../explore/operation.ts'
import { taken } from './play.ts'

/** Runs are given up after so many operations. */
const MAX_LENGTH = 80

/** How often time passes although something could be done. */
const LATE = 0.2

/** Without a range numbers go from nothing to some hundreds. */
const MAX_DOUBLINGS = 9

/**
 * Runs of made-up patients, for what cannot be reasoned about (rule V98): scores of many items, values computed from many
 * measurements. Each patient is as ill as the last one is not: values are drawn from the pieces of the data, low or high.
 * The same protocol gives the same patients.
 */
export class Trials {
  readonly #program: Program
  readonly #symbolic: Symbolic
  readonly #random = new Random(1)

  constructor(symbolic: Symbolic) {
    this.#symbolic = symbolic
    this.#program = symbolic.space.program
  }

  /** One more patient's run, as far as it goes. */
  next(): Moment {
    const illness = this.#random.next()
    // Values may be there before anybody asks, or only when somebody does.
    const early = this.#random.chance(0.3)
    let moment = begin(this.#program, DEFAULT_BEGIN)
    for (let length = 0; length < MAX_LENGTH && !isEnded(moment.state); length += 1) {
      const operation = this.#operation(moment, illness, early && length === 1)
      const next = operation && taken(this.#program, moment, operation)
      if (!next) break
      moment = next
    }
    return moment
  }

  #operation(moment: Moment, illness: number, early: boolean): Operation | undefined {
    const possible = possibleOperations(this.#program, moment.state)
    if (possible.start) return { kind: 'start' }
    if (early) return this.#answers(possible.set, illness)
    const asked = possible.answer.filter(({ mandatory }) => mandatory || this.#random.chance(0.5))
    if (asked.length > 0) return this.#answers(this.#given(asked.map(({ item }) => item)), illness)
    const choices: Operation[] = [
      ...possible.confirm.map((path) => ({ kind: 'confirm', path }) as const),
      ...possible.trigger.map(({ trigger }) => ({ kind: 'trigger', trigger }) as const),
      ...possible.commit.flatMap(({ path, candidates }) => {
        const recommended = candidates.filter((candidate) => candidate.recommended)
        const { name } = this.#pick(recommended.length > 0 ? recommended : candidates) ?? {}
        return name === undefined ? [] : [{ kind: 'commit', path, candidates: [name], reason: REASON } as const]
      }),
    ]
    const [wake] = possible.wake
    if (wake === undefined) return this.#pick(choices)
    // Others take their time as well: what is due comes before what could be done at once.
    const isLate = choices.length === 0 || this.#random.chance(LATE)
    return isLate ? { kind: 'advanceTo', time: wake } : this.#pick(choices)
  }

  #given(items: readonly string[]): readonly string[] {
    const positions = items.flatMap(
      (name) => this.#program.items[this.#program.itemIndex.get(name) ?? -1]?.givenBy ?? [],
    )
    return [...new Set(positions)].flatMap((position) => this.#program.items[position]?.name ?? [])
  }

  #answers(items: readonly string[], illness: number): Operation {
    const values = items.flatMap((name): readonly [string, JsonValue][] => {
      const value = this.#value(this.#program.itemIndex.get(name) ?? -1, illness)
      return value === undefined ? [] : [[name, value]]
    })
    return { kind: 'set', values: Object.fromEntries(values), force: true }
  }

  #value(item: number, illness: number): JsonValue | undefined {
    const space = this.#symbolic.space.of(item)
    if (!space) return undefined
    const chance = (): boolean => this.#random.chance(illness)
    if (space.kind === 'set') return toJson(setOf(space.members.filter(chance)))
    const drawn = this.#random.chance(0.5) ? this.#number(item, illness) : undefined
    if (drawn !== undefined) return drawn
    const values = space.values.filter((value) => value !== undefined)
    const extreme = chance() ? values.length - 1 : 0
    const value = values[this.#random.chance(0.5) ? extreme : this.#random.below(values.length)]
    return value === undefined ? undefined : toJson(value)
  }

  /** A number anywhere in the range of its item, for sums and products that are cut nowhere; undefined for other items. */
  #number(item: number, illness: number): number | undefined {
    const { domain } = this.#program.items[item] as ItemProgram
    if ((domain.type !== 'integer' && domain.type !== 'real') || domain.values) return undefined
    const from = typeof domain.interval?.from === 'number' ? domain.interval.from : 0
    const to =
      typeof domain.interval?.to === 'number' ? domain.interval.to : from + 2 ** this.#random.below(MAX_DOUBLINGS)
    const place = from + (to - from) * (this.#random.chance(0.7) ? illness : this.#random.next())
    return roundTo(place, domain.type === 'integer' ? 1 : (domain.precision ?? 0.1))
  }

  #pick<T>(list: readonly T[]): T | undefined {
    return list.length === 0 ? undefined : this.#random.pick(list)
  }
}
