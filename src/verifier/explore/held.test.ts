import { describe, expect, it } from 'vitest'
import { parse } from '../../proforma/index.ts'
import { compile } from '../../runtime/index.ts'
import { partition } from '../data/partition.ts'
import { Symbolic } from '../data/symbolic.ts'
import { STRICT, verifyProtocol } from '../verify.ts'
import { ControlKeys } from './control-key.ts'
import { drive } from './drive.ts'
import { Explorer } from './explorer.ts'

/** n tasks side by side: 2^n situations where every order is explored. */
function sideBySide(n: number): string {
  const names = Array.from({ length: n }, (_, i) => `a${i}`)
  const components = names.map((name) => `component :: '${name}' ;`).join(' ')
  return `plan :: 'p' ; ${components} end plan .\n${names.map((name) => `action :: '${name}' ; end action .\n`).join('')}`
}

function explorer(text: string, maxBytes: number): Explorer {
  const compiled = compile(parse(text))
  if (!compiled.ok) throw new Error(compiled.problems[0]?.message)
  const { program } = compiled
  const parts = partition(program)
  const keys = new ControlKeys(program, [])
  return new Explorer(new Symbolic(parts.space, parts.cuts), keys, {
    environment: STRICT,
    maxStates: 10 ** 6,
    maxBytes,
  })
}

describe('V21: what an exploration holds', () => {
  it('ends it, undecided, when it is more than allowed', async () => {
    const all = explorer(sideBySide(8), 2 ** 30)
    expect(await drive(all, { maxMilliseconds: 10_000 })).toBeUndefined()
    expect(all.complete).toBe(true)
    const some = explorer(sideBySide(8), 200_000)
    expect(await drive(some, { maxMilliseconds: 10_000 })).toMatch(/^The exploration was stopped after \d+ states\.$/)
    expect(some.complete).toBe(false)
    expect(some.nodes.length).toBeGreaterThan(1)
    expect(some.nodes.length).toBeLessThan(all.nodes.length)
  })

  it('grows with the nodes, their events and the steps between them', async () => {
    const few = explorer(sideBySide(4), 2 ** 30)
    const more = explorer(sideBySide(8), 2 ** 30)
    for (const each of [few, more]) await drive(each, { maxMilliseconds: 10_000 })
    const perNode = [few, more].map(({ held, nodes }) => held / nodes.length)
    expect(perNode[1]).toBeGreaterThan(perNode[0] as number)
  })
})

describe('V1: what asks too much', () => {
  it.each([
    ['an endless cycle of automatic tasks', endless(), 'findings'],
    ['a sum of five items of a million values', computed('x0 + x1 + x2 + x3 + x4', 5), 'clean'],
    ['a product of two items of a million values', computed('x0 * x1', 2), 'clean'],
  ])('is answered: %s', async (_, text, verdict) => {
    expect((await verifyProtocol(text)).verdict).toBe(verdict)
  })

  it('is left undecided where the budget ends it, and says so', async () => {
    const { verdict, coverage, results } = await verifyProtocol(racing(20), { budget: { maxStates: 300 } })
    expect(verdict).not.toBe('clean')
    expect(coverage).toMatchObject({ complete: false })
    expect(coverage.limits.at(-1)).toMatch(/^The exploration was stopped after \d+ states\.$/)
    expect(results.find(({ kind }) => kind === 'deadlock')?.verdict).toBe('not-decided')
  })
})

function endless(): string {
  return `plan :: 'p' ; component :: 'k' ; cycle_until :: false ; end plan .
    plan :: 'k' ; autonomous :: yes ; component :: 'a' ; end plan .
    action :: 'a' ; autonomous :: yes ; end action .`
}

function computed(sum: string, items: number): string {
  const names = Array.from({ length: items }, (_, i) => `x${i}`)
  return `plan :: 'p' ; component :: 'e' ; component :: 'd' ; schedule_constraint :: completed('e') ; end plan .
    enquiry :: 'e' ; ${names.map((name) => `source :: '${name}' ;`).join(' ')} end enquiry .
    decision :: 'd' ; candidate :: 'c' ; argument :: for, s > 1234567 ;
      candidate :: 'k' ; argument :: for, s <= 1234567 ; end decision .
    data :: 's' ; type :: integer ; derivation :: ${sum} ; end data .
    ${names.map((name) => `data :: '${name}' ; type :: integer ; range :: 0 .. 1000000 ; end data .`).join('\n')}`
}

/** Each is left out when the next one was faster. */
function racing(n: number): string {
  const numbers = Array.from({ length: n }, (_, i) => i)
  const lane = (i: number): string => `plan :: 'l${i}' ; component :: 'f${i}' ;
      component :: 's${i}' ; schedule_constraint :: completed('f${i}') ; end plan .
    action :: 'f${i}' ; end action .
    action :: 's${i}' ; precondition :: not (completed('s${(i + 1) % n}')) ; end action .\n`
  return `plan :: 'p' ; ${numbers.map((i) => `component :: 'l${i}' ;`).join(' ')} end plan .\n${numbers.map(lane).join('')}`
}
