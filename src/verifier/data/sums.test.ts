import { describe, expect, it } from 'vitest'
import { parse } from '../../proforma/index.ts'
import { compile, type Program } from '../../runtime/index.ts'
import { Random } from '../differential/random.ts'
import { TRUE } from './diagram.ts'
import { contains } from './intervals.ts'
import { partition } from './partition.ts'
import { toLine } from './quantities.ts'
import { fromNumber, multiply, rational, type Rational } from './rational.ts'
import type { DataSpace } from './space.ts'
import { valueOfSum } from './sums.ts'

interface Item {
  readonly type: 'integer' | 'real'
  readonly precision?: number
  readonly from?: number
  readonly to?: number
}

const NAMES = ['a', 'b', 'c', 'd']

/** Two to four items, now and then without ends or steps, and comparisons of sums of them. */
function randomCase(random: Random): { readonly items: readonly Item[]; readonly conditions: readonly string[] } {
  const items = Array.from({ length: 2 + random.below(3) }, (): Item => {
    const from = random.chance(0.7) ? random.below(6) - 3 : undefined
    const to = random.chance(0.6) ? (from ?? 0) + 40 + random.below(20) : undefined
    const ends = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) }
    if (random.chance(0.6)) return { type: 'integer', ...ends }
    return { type: 'real', ...(random.chance(0.5) && { precision: random.pick([0.5, 2, 0.1]) }), ...ends }
  })
  const names = NAMES.slice(0, items.length)
  const conditions = Array.from({ length: 1 + random.below(3) }, () => {
    const used = names.filter(() => random.chance(0.75))
    const list = used.length > 1 ? used : names
    const sum = list
      .map((name) => `${random.chance(0.3) ? '-' : ''}${random.pick([1, 1, 1, 2, 3, 0.5])} * ${name}`)
      .join(' + ')
    return `${sum} ${random.pick(['<', '<=', '=', '>=', '>'])} ${random.below(30) - 6}`
  })
  const own = names.flatMap((name) => (random.chance(0.4) ? [`${name} > ${random.below(8)}`] : []))
  return { items, conditions: [...conditions, ...own] }
}

function programOf({ items, conditions }: ReturnType<typeof randomCase>): Program {
  const data = items.map(({ type, precision, from, to }, i) => {
    const range = from === undefined && to === undefined ? '' : ` range :: ${from ?? ''} .. ${to ?? ''} ;`
    const steps = precision === undefined ? '' : ` precision :: ${precision} ;`
    return `data :: '${NAMES[i]}' ; type :: ${type} ;${range}${steps} end data .`
  })
  const candidates = conditions.map((each, i) => `candidate :: 'c${i}' ; argument :: for, ${each} ;`)
  const sources = items.map((_, i) => `source :: '${NAMES[i]}' ;`)
  const compiled = compile(
    parse(`plan :: 'p' ; component :: 'ask' ; component :: 'k' ; schedule_constraint :: completed('ask') ; end plan .
enquiry :: 'ask' ; ${sources.join(' ')} end enquiry .
decision :: 'k' ; ${candidates.join('\n')} end decision .
${data.join('\n')}`),
  )
  if (!compiled.ok) throw new Error(compiled.problems[0]?.message)
  return compiled.program
}

/** Which value of each variable a patient has; undefined for a value that its item cannot have. */
function placed(space: DataSpace, places: readonly (Rational | undefined)[]): ReadonlyMap<number, number> | undefined {
  const at = new Map<number, number>()
  for (const own of space.items) {
    if (own.kind !== 'scalar') return undefined
    const place = places[own.item]
    const piece = own.pieces.findIndex((each) => each.kind === 'interval' && place && contains(each.interval, place))
    if (place && piece < 0) return undefined
    at.set(own.first, place ? piece + 1 : 0)
  }
  for (const { compound, variable } of space.sums) {
    const value = valueOfSum(compound.form, (item) => places[item])
    at.set(variable, value ? compound.intervals.findIndex((each) => contains(each, value)) + 1 : 0)
  }
  return at
}

function randomPlace(random: Random, { type, precision, from, to }: Item): Rational | undefined {
  if (random.chance(0.1)) return undefined
  const step = type === 'integer' ? 1 : (precision ?? 0.25)
  const low = from ?? (to ?? 20) - 40
  const high = to ?? low + 40
  const count = Math.floor((high - low) / step)
  const first = Math.ceil(low / step)
  const near = random.chance(0.7) ? Math.min(count, 24) : count
  return multiply(fromNumber(step), rational(BigInt(first + random.below(near + 1))))
}

/** All valuations that make a diagram true, the first `limit` of them. */
function* truePaths({ diagrams, legal }: DataSpace, limit: number): Generator<ReadonlyMap<number, number>> {
  const { table } = diagrams
  let count = 0
  function* walk(node: number, at: ReadonlyMap<number, number>): Generator<ReadonlyMap<number, number>> {
    if (count >= limit) return
    if (node === TRUE) {
      count += 1
      yield at
    }
    if (table.isLeaf(node)) return
    const variable = table.variable(node)
    for (let value = 0; value < diagrams.size(variable); value += 1)
      yield* walk(table.child(node, value), new Map(at).set(variable, value))
  }
  yield* walk(legal, new Map())
}

describe('sums of items with many values', () => {
  it('V18: what is possible together is exactly what some patient has', () => {
    const wrong: object[] = []
    let [sums, several, exact] = [0, 0, 0]
    for (let seed = 0; seed < 150; seed += 1) {
      const random = new Random(seed)
      const made = randomCase(random)
      const { space, exact: isExact } = partition(programOf(made))
      const { diagrams } = space
      sums += space.sums.length
      several += space.sums.length > 1 ? 1 : 0
      exact += isExact ? 1 : 0
      for (let i = 0; i < 150; i += 1) {
        const at = placed(
          space,
          made.items.map((item) => randomPlace(random, item)),
        )
        const isLegal = !at || diagrams.evaluate(space.legal, (variable) => at.get(variable) ?? 0) === TRUE
        if (!isLegal) wrong.push({ seed, ...made, excluded: [...at] })
      }
      if (!isExact) continue
      for (const path of truePaths(space, 120)) {
        const at = (variable: number): number => path.get(variable) ?? 0
        const valueOf = space.patient(at)
        const found = placed(
          space,
          made.items.map((_, item) => toLine(valueOf(item))),
        )
        const differs = [...(found ?? [])].some(([variable, value]) => value !== at(variable))
        if (!found || differs) wrong.push({ seed, ...made, withoutPatient: [...path] })
      }
    }
    expect(wrong).toEqual([])
    expect(sums).toBeGreaterThan(150)
    expect(several).toBeGreaterThan(50)
    expect(exact).toBeGreaterThan(110)
  })
})
