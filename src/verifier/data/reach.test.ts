import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dense, keyOf, meets, point, type Reach, stepped, type Stretch, sumOf } from './reach.ts'

/** Stretches with ends near zero, with steps or without; some without an end. */
const stretch: fc.Arbitrary<Stretch> = fc.oneof(
  fc.integer({ min: -4, max: 4 }).map((value) => point(BigInt(value))),
  fc
    .record({
      low: fc.integer({ min: -4, max: 4 }),
      steps: fc.nat(6),
      step: fc.integer({ min: 1, max: 5 }),
      end: fc.nat(3),
    })
    .map(({ low, steps, step, end }) => {
      const [from, to] = [BigInt(low), BigInt(low + steps * step)]
      return stepped(end === 1 ? undefined : from, end === 1 ? from : end === 2 ? undefined : to, BigInt(step), from)
    }),
)

const FAR = 60

/** The whole and half numbers of a stretch, as far as they are near. */
function numbersOf({ from, to, step, anchor, isFromOpen, isToOpen }: Stretch): readonly number[] {
  const all = Array.from({ length: 4 * FAR + 1 }, (_, i) => i / 2 - FAR)
  return all.filter((value) => {
    if (from !== undefined && (value < Number(from) || (isFromOpen && value === Number(from)))) return false
    if (to !== undefined && (value > Number(to) || (isToOpen && value === Number(to)))) return false
    return step === 0n || (value - Number(anchor)) % Number(step) === 0
  })
}

function addedUp(all: readonly Stretch[]): ReadonlySet<number> {
  let sums = new Set([0])
  for (const each of all) sums = new Set([...sums].flatMap((sum) => numbersOf(each).map((value) => sum + value)))
  return sums
}

function reachOf(all: readonly Stretch[]): Reach | undefined {
  return all.reduce<Reach | undefined>((reach, each) => reach && sumOf(reach, [each]), [point(0n)])
}

describe('what sums can be', () => {
  it('V18: exactly the sums of their parts, with the gaps between steps', () => {
    fc.assert(
      fc.property(fc.array(stretch, { minLength: 2, maxLength: 3 }), (all) => {
        const reach = reachOf(all)
        const near = Array.from({ length: 25 }, (_, i) => i - 12)
        const sums = addedUp(all)
        const found = near.filter((value) => reach === undefined || meets(reach, point(BigInt(value))))
        expect(found).toEqual(near.filter((value) => reach === undefined || sums.has(value)))
      }),
      { numRuns: 400, seed: 7 },
    )
  })

  it('V18: a stretch without gaps fills those between steps no wider than itself', () => {
    const wide = sumOf([dense(0n, false, 3n, true)], [stepped(0n, undefined, 3n, 0n)])
    expect(wide && keyOf(wide)).toBe('[0,]0')
    const narrow = sumOf([dense(0n, true, 3n, true)], [stepped(0n, 6n, 3n, 0n)])
    expect(narrow && keyOf(narrow)).toBe('(0,3)0|(3,6)0|(6,9)0')
  })

  it('V18: what would be too many parts is no answer', () => {
    const even = stepped(0n, undefined, 1000n, 0n)
    expect(sumOf([even], [dense(0n, false, 1n, false)])).toBeUndefined()
  })
})
