import { describe, expect, test } from 'vitest'
import { parse } from '../../proforma/index.ts'
import { actions, integers, programOf } from '../testing/play.ts'
import { compile } from './compile.ts'

describe('compiling', () => {
  test('a text with errors is refused with its problems', () => {
    const compiled = compile(parse("plan :: 'p' ; component :: 'a' ; end plan ."))
    expect(compiled.ok ? [] : compiled.problems).not.toEqual([])
    expect(compile(parse('')).ok).toBe(false)
  })

  const plan = (more: string) => `plan :: 'p' ; component :: 'a' ; end plan . ${more}`
  const decision = (more: string) =>
    `plan :: 'p' ; component :: 'k' ; end plan . decision :: 'k' ; ${more} end decision . ${integers('x')}`
  const date = "data :: 'd' ; type :: date ; end data ."

  test.each([
    [`plan :: 'p' ; component :: 'a' ; component :: 'a' ; end plan . ${actions('a')}`, 'name.duplicate-component'],
    [plan(`plan :: 'q' ; component :: 'a' ; end plan . ${actions('a')}`), 'protocol.two-roots'],
    [plan(`action :: 'a' ; precondition :: a = 1 ; end action . ${integers('a')}`), 'name.ambiguous'],
    [decision("candidate :: 'x' ; argument :: for, x = 1 ;"), 'name.ambiguous'],
    [decision("candidate :: 'c' ; argument :: 2, true ;"), 'decision.support-mode'],
    [decision("support_mode :: numeric ; candidate :: 'c' ; argument :: for, true ;"), 'decision.support-mode'],
    [
      plan(
        "action :: 'a' ; postcondition :: d = 1 ; end action . data :: 'd' ; type :: integer ; derivation :: 1 ; end data .",
      ),
      'data.derived-assigned',
    ],
    [
      plan(
        `${actions('a')} data :: 'x' ; type :: integer ; derivation :: y ; end data . data :: 'y' ; type :: integer ; derivation :: x ; end data .`,
      ),
      'data.derivation-circle',
    ],
    [plan(`action :: 'a' ; precondition :: d = date(2026, 2, 30) ; end action . ${date}`), 'type.impossible-date'],
    [plan(`action :: 'a' ; precondition :: d < now() ; end action . ${date}`), 'type.comparison'],
  ])('R8 is not run: %s', (text, code) => {
    const compiled = compile(parse(text))
    expect(compiled.ok ? [] : compiled.problems.map((problem) => problem.code)).toContain(code)
  })

  test('instances stand in the order of the tree, subtrees together', () => {
    const program = programOf(`plan :: 'p' ; component :: 'q' ; component :: 'r' ; end plan .
      plan :: 'q' ; component :: 'a' ; component :: 'b' ; end plan . plan :: 'r' ; component :: 'a' ; end plan . ${actions('a', 'b')}`)
    expect(program.tasks.map((task) => task.path)).toEqual(['p', 'p/q', 'p/q/a', 'p/q/b', 'p/r', 'p/r/a'])
    expect(program.tasks.map((task) => task.subtreeEnd)).toEqual([6, 4, 3, 4, 6, 6])
  })

  test('plans used in plans twice over and over are refused before they fill the memory', () => {
    const levels = Array.from({ length: 20 }, (_, i) => i)
    const plans = levels.map(
      (i) => `plan :: 'l${i}' ; component :: 'a${i}' ; component :: 'b${i}' ; end plan .
      plan :: 'a${i}' ; component :: 'l${i + 1}' ; end plan . plan :: 'b${i}' ; component :: 'l${i + 1}' ; end plan .`,
    )
    const compiled = compile(parse(`${plans.join('\n')} plan :: 'l20' ; component :: 'z' ; end plan . ${actions('z')}`))
    expect(compiled.ok).toBe(false)
  })

  test('only those who look at a thing are listed as its readers', () => {
    const program = programOf(`plan :: 'p' ; component :: 'a' ; component :: 'b' ; component :: 'c' ; end plan .
      action :: 'a' ; wait_condition :: d > 1 ; end action . action :: 'b' ; wait_condition :: now() > in_progress_time('a') + 1 hours ; end action .
      data :: 'd' ; type :: integer ; derivation :: x + 1 ; end data . ${actions('c')} ${integers('x', 'y')}`)
    const [a, b] = ['p/a', 'p/b'].map((path) => program.pathIndex.get(path)!)
    const readers = (item: string) => program.itemReaders[program.itemIndex.get(item)!]
    expect(readers('x')).toMatchObject({ tasks: [], derived: [program.itemIndex.get('d')] })
    expect(readers('d')).toMatchObject({ tasks: [a] })
    expect(readers('y')).toMatchObject({ tasks: [], derived: [], warnings: [] })
    expect(program.taskReaders[a!]?.tasks).toEqual([b])
    expect(program.timeReaders.tasks).toEqual([b])
  })

  test('the fingerprint is that of the text', () => {
    const text = `plan :: 'p' ; component :: 'a' ; end plan . ${actions('a')}`
    expect(programOf(text).fingerprint).toBe(programOf(text).fingerprint)
    expect(programOf(text).fingerprint).not.toBe(programOf(`${text} `).fingerprint)
    expect(programOf(text).fingerprint).toMatch(/^[0-9a-f]{16}$/)
  })
})
