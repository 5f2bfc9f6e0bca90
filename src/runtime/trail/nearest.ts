import {
  displayValue,
  type Expression,
  faultOf,
  identical,
  isSet,
  type ScalarValue,
  setOf,
  toJson,
  type Value,
} from '../../proforma/index.ts'
import { element } from '../program/element.ts'
import type { ItemProgram, Program } from '../program/program.ts'
import type { Reader } from '../program/records.ts'
import type { Scope } from '../program/scope.ts'
import type { JsonValue } from '../types.ts'
import { constantsIn } from './constants.ts'
import { Hypothesis } from './hypothesis.ts'
import { type Scale, scaleOf } from './scale.ts'

/** Values that would turn an answer round: one change, or several that are needed together. */
export interface NearestChange {
  readonly changes: readonly { readonly item: string; readonly from: JsonValue; readonly to: JsonValue }[]
}

export interface Question {
  /** What is asked, and what it is made of: where to look for thresholds. */
  readonly holds: (reader: Reader) => boolean
  /** Tells apart what the answer is made of: the values of derived items and the truth of its parts. */
  readonly signature: (reader: Reader) => string
  readonly expressions: readonly Expression[]
  readonly scope: Scope
  /** Positions of the items it reads. */
  readonly items: readonly number[]
}

/** Bounds of the search: it answers at once, or says nothing. */
const MAX_ITEMS = 40
const MAX_PROBES = 100
/** Neighbouring values that are all tried, one by one: of one item, and of all together. */
const MAX_STEPS = 500
const MAX_LOOKS = 5_000
const MAX_TRIALS = 4_000
const MAX_TOGETHER = 4

/**
 * Data values that change the answer to a question (T6): for each item alone the closest value that does, or, when no
 * single one does, the first two, three or four together. Empty when nothing of the kind was found.
 */
export function nearestChanges(program: Program, reader: Reader, question: Question): readonly NearestChange[] {
  const now = question.holds(reader)
  const given = [...new Set(question.items.flatMap((item) => element(program.items, item).givenBy))].slice(0, MAX_ITEMS)
  const constants = constantsIn(program, question.expressions, question.scope)
  const suppose = (values: ReadonlyMap<number, Value>) => new Hypothesis(program, reader, values)
  const turns = (values: ReadonlyMap<number, Value>) => question.holds(suppose(values)) !== now
  const searches = given.map((index) => new Search(element(program.items, index), reader.item(index).value, constants))
  const looks = { left: MAX_LOOKS }
  const single = searches.flatMap((search) => {
    const value = search.nearest((candidate) => turns(new Map([[search.item.index, candidate]])), looks)
    return value === undefined ? [] : [{ changes: [changeOf(search, value)] }]
  })
  if (single.length > 0) return single
  const steps = searches.map((search) => ({ search, values: telling(search, question, reader, suppose) }))
  const useful = steps.filter((step) => step.values.length > 0)
  for (let size = 2; size <= MAX_TOGETHER; size++) {
    const together = new Together(useful, turns).find(size)
    if (together) return [together]
  }
  return []
}

/** Of the values worth trying, the closest for each different effect on what the question looks at. */
function telling(
  search: Search,
  question: Question,
  reader: Reader,
  suppose: (values: ReadonlyMap<number, Value>) => Reader,
): readonly Value[] {
  const seen = new Set([question.signature(reader)])
  return search.probes.filter((value) => {
    const signature = question.signature(suppose(new Map([[search.item.index, value]])))
    if (seen.has(signature)) return false
    seen.add(signature)
    return true
  })
}

interface Step {
  readonly search: Search
  readonly values: readonly Value[]
}

/** Tries changes of several items at once, within a bound. */
class Together {
  readonly #steps: readonly Step[]
  readonly #turns: (values: ReadonlyMap<number, Value>) => boolean
  #trials = 0

  constructor(steps: readonly Step[], turns: (values: ReadonlyMap<number, Value>) => boolean) {
    this.#steps = steps
    this.#turns = turns
  }

  find(size: number, from = 0, values: ReadonlyMap<number, Value> = new Map()): NearestChange | undefined {
    if (size === 0) return this.#turns(values) ? this.#change(values) : undefined
    for (let i = from; i <= this.#steps.length - size; i++) {
      for (const value of element(this.#steps, i).values) {
        if (this.#trials++ > MAX_TRIALS) return undefined
        const found = this.find(
          size - 1,
          i + 1,
          new Map([...values, [element(this.#steps, i).search.item.index, value]]),
        )
        if (found) return found
      }
    }
    return undefined
  }

  #change(values: ReadonlyMap<number, Value>): NearestChange {
    const changed = this.#steps.filter(({ search }) => values.has(search.item.index))
    return { changes: changed.map(({ search }) => changeOf(search, values.get(search.item.index))) }
  }
}

function changeOf({ item, current }: Search, to: Value): NearestChange['changes'][number] {
  return { item: item.name, from: toJson(current), to: toJson(to) }
}

/** The values of one item that are worth trying, the ones near the present value first. */
class Search {
  readonly item: ItemProgram
  readonly current: Value
  readonly probes: readonly Value[]
  readonly #scale: Scale | undefined

  constructor(item: ItemProgram, current: Value, constants: readonly Value[]) {
    this.item = item
    this.current = current
    this.#scale = item.domain.multiple || item.domain.values ? undefined : scaleOf(item.domain, decimals(constants))
    const probes = this.#scale ? this.#numeric(this.#scale, constants) : this.#listed(constants)
    this.probes = probes.filter((value) => fits(value, item) && !identical(value, current)).slice(0, MAX_PROBES)
  }

  /** The closest value that passes the test, to the step of the item. */
  nearest(test: (value: Value) => boolean, looks: { left: number }): Value {
    const scale = this.#scale
    if (!scale) return this.probes.find(test)
    const from = scale.toNumber(this.current)
    if (from === undefined) return this.probes.find(test) ?? this.#anywhere(scale, test, looks)
    const sides = [1, -1].map((side) => this.#towards(side, from, scale, test)).filter((found) => found !== undefined)
    const best = sides.sort((a, b) => Math.abs(a - from) - Math.abs(b - from))[0]
    const steps = best === undefined ? MAX_STEPS : Math.round(Math.abs(best - from) / scale.step) - 1
    return (
      this.#oneByOne(from, Math.min(steps, MAX_STEPS, looks.left / 2), scale, test, looks) ??
      (best === undefined ? undefined : scale.fromNumber(best))
    )
  }

  /** Probes stand at thresholds; a narrow window between them is found only by looking at every value. */
  #oneByOne(
    from: number,
    steps: number,
    scale: Scale,
    test: (value: Value) => boolean,
    looks: { left: number },
  ): Value {
    for (let step = 1; step <= steps; step++) {
      for (const side of [1, -1]) {
        const value = scale.fromNumber(from + side * step * scale.step)
        looks.left--
        if (fits(value, this.item) && test(value)) return value
      }
    }
    return undefined
  }

  /** Any value of a small domain, the first from below. */
  #anywhere(scale: Scale, test: (value: Value) => boolean, looks: { left: number }): Value {
    const from = scale.toNumber(this.item.domain.interval?.from)
    const to = scale.toNumber(this.item.domain.interval?.to)
    if (from === undefined || to === undefined || (to - from) / scale.step > Math.min(MAX_STEPS, looks.left))
      return undefined
    for (let n = from; n <= to; n += scale.step) {
      const value = scale.fromNumber(n)
      looks.left--
      if (fits(value, this.item) && test(value)) return value
    }
    return undefined
  }

  #towards(side: number, from: number, scale: Scale, test: (value: Value) => boolean): number | undefined {
    let near = from
    const distances = this.probes
      .map((probe) => scale.toNumber(probe))
      .filter((n): n is number => n !== undefined && Math.sign(n - from) === side)
      .sort((a, b) => Math.abs(a - from) - Math.abs(b - from))
    for (const far of distances) {
      if (test(scale.fromNumber(far))) return between(near, far, scale, test)
      near = far
    }
    return undefined
  }

  #numeric(scale: Scale, constants: readonly Value[]): readonly Value[] {
    const { from, to } = this.item.domain.interval ?? {}
    const centre = scale.toNumber(this.current)
    const numbers = new Set<number>()
    for (const value of [...constants, from, to, this.current]) {
      const n = scale.toNumber(value)
      if (n !== undefined) for (const near of [n - scale.step, n, n + scale.step]) numbers.add(near)
    }
    const origin = centre ?? 0
    for (let k = 0; k < (centre === undefined ? 0 : 12); k++) {
      numbers.add(origin + scale.step * 4 ** k)
      numbers.add(origin - scale.step * 4 ** k)
    }
    return [...numbers].sort((a, b) => Math.abs(a - origin) - Math.abs(b - origin)).map((n) => scale.fromNumber(n))
  }

  #listed(constants: readonly Value[]): readonly Value[] {
    const { domain } = this.item
    if (domain.type === 'boolean') return [true, false]
    const texts = constants.filter((value): value is ScalarValue => value !== undefined && !isSet(value))
    const elements = domain.values ?? texts
    if (!domain.multiple) return elements
    const present = isSet(this.current) ? this.current.elements : []
    const sets = toggles(elements).map((changed) => {
      const without = present.filter((each) => !changed.some((one) => identical(one, each)))
      return setOf([...without, ...changed.filter((one) => !present.some((each) => identical(one, each)))])
    })
    return this.current === undefined ? [setOf([]), ...sets] : sets
  }
}

/** Elements to be added or taken away: one, then two, then three of them. */
function toggles(elements: readonly ScalarValue[]): readonly (readonly ScalarValue[])[] {
  const single = elements.map((each) => [each])
  if (elements.length > MAX_TOGGLED) return single
  const more = (shorter: readonly (readonly ScalarValue[])[]) =>
    shorter.flatMap((chosen) => {
      const last = elements.indexOf(chosen.at(-1) as ScalarValue)
      return elements.slice(last + 1).map((each) => [...chosen, each])
    })
  const double = more(single)
  return [...single, ...double, ...more(double)]
}

/** With more elements than this they are added and taken away one at a time only. */
const MAX_TOGGLED = 8

/** Halves the way between a value that does not pass and one that does, down to one step. */
function between(near: number, far: number, scale: Scale, test: (value: Value) => boolean): number {
  let low = near
  let high = far
  for (let i = 0; i < 60 && Math.abs(high - low) > scale.step * 1.5; i++) {
    const middle = low + Math.round((high - low) / 2 / scale.step) * scale.step
    if (middle === low || middle === high) break
    if (test(scale.fromNumber(middle))) high = middle
    else low = middle
  }
  return high
}

function fits(value: Value, item: ItemProgram): boolean {
  return value !== undefined && faultOf(value, item.domain) === undefined
}

function decimals(constants: readonly Value[]): number {
  const digits = constants.map((value) =>
    typeof value === 'number' ? (displayValue(value).split('.')[1]?.length ?? 0) : 0,
  )
  return Math.min(6, Math.max(1, ...digits))
}
