import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { applyEdits } from '../../text/edits/index.ts'
import { parse } from '../../text/index.ts'
import { analyse } from '../analyse.ts'
import { check } from '../registry.ts'
import { fixtureCodes, readFixture } from '../../testing/checks/fixtures.ts'
import { RULES } from './index.ts'

const codes = RULES.map((rule) => rule.code)

/** Examples are short: they leave out the protocol block, which is a check of its own. */
const BRIEF = 'protocol.no-header'

describe('C1 rules', () => {
  it('have a code of their own, which is the name of their file', () => {
    const files = readdirSync(new URL('.', import.meta.url), { withFileTypes: true })
      .filter((file) => file.isFile() && !/^index\.ts$|\.test\.ts$/.test(file.name))
      .map((file) => file.name.replace(/\.ts$/, ''))
    expect([...codes].sort()).toEqual(files.sort())
    expect(new Set(codes).size).toBe(codes.length)
  })

  it('have a wrong and a right example each', () => {
    expect(fixtureCodes()).toEqual(expect.arrayContaining(codes))
  })
})

describe.each(RULES.map((rule) => [rule.code, rule] as const))('C2 %s', (code, rule) => {
  it('reports exactly the marked place of the wrong example', async () => {
    const { text, place, options } = await readFixture(code, 'wrong')
    const found = check(parse(text), { ...options, rules: [rule] })
    expect(found.map((problem) => [problem.code, text.slice(problem.span.start, problem.span.end)])).toEqual([
      [code, text.slice(place?.start, place?.end)],
    ])
    expect(found[0]?.span).toEqual(place)
    expect(found[0]?.severity).toBe(rule.severity)
  })

  it('raises no other alarm there', async () => {
    const { text, options, also } = await readFixture(code, 'wrong')
    const others = check(parse(text), options).filter((problem) => problem.severity !== 'hint' && problem.code !== code)
    expect(others.map((problem) => problem.code).filter((other) => other !== BRIEF)).toEqual(also)
  })

  it('raises no alarm in the right example', async () => {
    const { text, options, also } = await readFixture(code, 'right')
    const parsed = parse(text)
    expect(analyse(parsed).problems).toEqual([])
    const found = check(parsed, options).filter((problem) => problem.severity !== 'hint' || problem.code === code)
    const known = [BRIEF, ...also]
    expect(found.filter((problem) => !known.includes(problem.code))).toEqual([])
  })

  it('says what, where, why and how to fix in whole sentences', async () => {
    const { text, options } = await readFixture(code, 'wrong')
    const [problem] = check(parse(text), { ...options, rules: [rule] })
    expect(problem?.message).toMatch(/^.{20,400}[.?!]$/s)
    expect(problem?.message).not.toMatch(/undefined|NaN|\[object/)
    for (const part of Object.values(rule.help)) expect(part.trim().length).toBeGreaterThan(3)
  })

  it('has quick fixes that can be read, and that answer the problem', async () => {
    const { text, options, place } = await readFixture(code, 'wrong')
    const [problem] = check(parse(text), { ...options, rules: [rule] })
    for (const fix of problem?.fixes ?? []) {
      expect(fix.edits.length).toBeGreaterThan(0)
      const fixed = parse(applyEdits(text, fix.edits))
      expect(fixed.problems).toEqual([])
      const left = check(fixed, { ...options, rules: [rule] })
      expect(left.filter((other) => other.span.start === place?.start)).toEqual([])
    }
  })
})
