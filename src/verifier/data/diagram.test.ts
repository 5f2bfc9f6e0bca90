import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boxDiagram, boxesOf } from './boxes.ts'
import type { Diagram } from './diagram.ts'
import { Diagrams, FALSE, TRUE } from './diagram.ts'
import { DiagramBudgetError } from './node-table.ts'

const SIZES = [3, 2, 4, 2]

type Formula =
  | { readonly kind: 'literal'; readonly variable: number; readonly values: readonly number[] }
  | { readonly kind: 'and' | 'or' | 'minus'; readonly a: Formula; readonly b: Formula }
  | { readonly kind: 'not'; readonly a: Formula }

const formula: fc.Arbitrary<Formula> = fc.letrec<{ formula: Formula }>((tie) => ({
  formula: fc.oneof(
    { maxDepth: 4 },
    fc
      .nat(SIZES.length - 1)
      .chain((variable) =>
        fc
          .subarray(Array.from({ length: SIZES[variable] as number }, (_, i) => i))
          .map((values) => ({ kind: 'literal', variable, values }) as const),
      ),
    fc.record({
      kind: fc.constantFrom('and' as const, 'or' as const, 'minus' as const),
      a: tie('formula'),
      b: tie('formula'),
    }),
    fc.record({ kind: fc.constant('not' as const), a: tie('formula') }),
  ),
})).formula

function truth(f: Formula, values: readonly number[]): boolean {
  switch (f.kind) {
    case 'literal':
      return f.values.includes(values[f.variable] as number)
    case 'not':
      return !truth(f.a, values)
    case 'and':
      return truth(f.a, values) && truth(f.b, values)
    case 'or':
      return truth(f.a, values) || truth(f.b, values)
    default:
      return truth(f.a, values) && !truth(f.b, values)
  }
}

function build(diagrams: Diagrams, f: Formula): Diagram {
  switch (f.kind) {
    case 'literal':
      return diagrams.literal(f.variable, (value) => f.values.includes(value))
    case 'not':
      return diagrams.not(build(diagrams, f.a))
    default:
      return diagrams[f.kind](build(diagrams, f.a), build(diagrams, f.b))
  }
}

const all: readonly (readonly number[])[] = SIZES.reduce<number[][]>(
  (rows, size) => rows.flatMap((row) => Array.from({ length: size }, (_, value) => [...row, value])),
  [[]],
)

function fresh(): Diagrams {
  const diagrams = new Diagrams()
  for (const size of SIZES) diagrams.addVariable(size)
  return diagrams
}

const at = (diagrams: Diagrams, d: Diagram, values: readonly number[]): boolean =>
  diagrams.evaluate(d, (variable) => values[variable] as number) === TRUE

describe('decision diagrams', () => {
  it('V20: a diagram says what its formula says, and equal functions are the same node', () => {
    fc.assert(
      fc.property(formula, formula, (f, g) => {
        const diagrams = fresh()
        const a = build(diagrams, f)
        const b = build(diagrams, g)
        for (const values of all) expect(at(diagrams, a, values)).toBe(truth(f, values))
        expect(a === b).toBe(all.every((values) => truth(f, values) === truth(g, values)))
      }),
    )
  })

  it('V20: quantifying, fixing, choosing and counting agree with enumeration', () => {
    fc.assert(
      fc.property(formula, formula, fc.nat(SIZES.length - 1), (f, g, variable) => {
        const diagrams = fresh()
        const a = build(diagrams, f)
        const b = build(diagrams, g)
        const some = diagrams.exists(a, [variable])
        const chosen = diagrams.choose(a, b, diagrams.not(b))
        const fixed = diagrams.restrict(a, variable, 1)
        for (const values of all) {
          const variants = all.filter((row) => row.every((value, i) => i === variable || value === values[i]))
          expect(at(diagrams, some, values)).toBe(variants.some((row) => truth(f, row)))
          expect(at(diagrams, chosen, values)).toBe(truth(f, values) ? truth(g, values) : !truth(g, values))
          expect(at(diagrams, fixed, values)).toBe(
            truth(
              f,
              values.map((value, i) => (i === variable ? 1 : value)),
            ),
          )
        }
        expect(diagrams.count(a, [0, 1, 2, 3])).toBe(BigInt(all.filter((values) => truth(f, values)).length))
      }),
    )
  })

  it('V22: boxes hold exactly the area among what is possible, and none is superfluous', () => {
    fc.assert(
      fc.property(formula, formula, (f, g) => {
        const diagrams = fresh()
        const area = build(diagrams, f)
        const possible = build(diagrams, g)
        const { boxes, complete } = boxesOf(diagrams, area, possible)
        expect(complete).toBe(true)
        const union = (list: typeof boxes): Diagram =>
          list.map((box) => boxDiagram(diagrams, box)).reduce((x, y) => diagrams.or(x, y), FALSE)
        expect(diagrams.and(union(boxes), possible)).toBe(diagrams.and(area, possible))
        for (const box of boxes)
          expect(diagrams.and(union(boxes.filter((other) => other !== box)), possible)).not.toBe(
            diagrams.and(area, possible),
          )
      }),
    )
  })

  it('V22: more boxes than the limit are reported as incomplete', () => {
    const diagrams = fresh()
    const odd = diagrams.choose(
      diagrams.literal(1, (value) => value === 1),
      diagrams.literal(3, (value) => value === 0),
      diagrams.literal(3, (value) => value === 1),
    )
    expect(boxesOf(diagrams, odd, TRUE, 1)).toMatchObject({ complete: false })
  })

  it('V21: a diagram over the budget is an error, not a wrong answer', () => {
    const diagrams = new Diagrams(10)
    for (let i = 0; i < 12; i += 1) diagrams.addVariable(2)
    const parity = () => {
      let d: Diagram = FALSE
      for (let i = 11; i >= 0; i -= 1) {
        const one = diagrams.literal(i, (value) => value === 1)
        d = diagrams.choose(one, diagrams.not(d), d)
      }
      return d
    }
    expect(parity).toThrow(DiagramBudgetError)
  })
})
