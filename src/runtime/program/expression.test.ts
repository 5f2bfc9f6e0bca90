import { describe, expect, test } from 'vitest'
import { parse } from '../../proforma/index.ts'
import { actions, HOUR, integers, Play } from '../testing/play.ts'
import { compile } from './compile.ts'

const play = (definitions = '') =>
  new Play(`plan :: 'p' ; component :: 'z' ; end plan . ${actions('z')} ${integers('x', 'y')}
    data :: 'f' ; type :: boolean ; end data . data :: 't' ; type :: text ; end data .
    data :: 'm' ; type :: text ; multiple ; end data . ${definitions}`).start()

describe('expressions', () => {
  test('V1 V2 unknown in comparisons, and, or, not', () => {
    const run = play()
    const values = (...texts: string[]) => texts.map((text) => run.eval(text))
    expect(values('x = 2', 'x != 2', 'x = x', 'x = unknown', 'm includes "a"', 't oneof ["a"]', '2 < x')).toEqual(
      Array(7).fill(false),
    )
    expect(
      values('x > 5 or x <= 5', 'f and true', 'true or f', 'f or f', 'not (x > 5)', 'not f', 'not (not (x > 5))'),
    ).toEqual([false, false, true, false, true, true, false])
  })

  test('V4 V5 V6 V11 unknown in arithmetic, functions, is_known and if', () => {
    const run = play()
    const values = (...texts: string[]) => texts.map((text) => run.eval(text))
    expect(values('x + 1', 'x * 0', '-x', '"a" # t', 'abs(x)', 'count(m)', '[1, x]', 'max(1, x)', '1 / 0')).toEqual(
      Array(9).fill(null),
    )
    expect(values('is_known(x)', 'is_known(x + 1)', 'is_known(1)', 'if(x > 1, 1, 2)', 'if(f, 1, 2)')).toEqual([
      false,
      false,
      true,
      2,
      2,
    ])
    expect(run.set({ x: 0, f: true }).eval('if(f, x * 0, 2)')).toBe(0)
  })

  test('V8 V10 numbers as a clinician expects them', () => {
    const run = play()
    for (const text of [
      '0.1 + 0.2 = 0.3',
      '0.3 / 0.1 = 3',
      '1 / 3 * 3 = 1',
      '7 / 2 = 3.5',
      '2 + 3 * 4 = 14',
      '-2 + 3 = 1',
      'floor((0.1 + 0.7) * 10) = 8',
      'mod(7, 3) = 1',
      'round(2.5) = 3',
    ]) {
      expect([text, run.eval(text)]).toEqual([text, true])
    }
  })

  test('V18 what is derived in a circle is not loaded, also through the support of a candidate', () => {
    const problems = (definitions: string) => {
      const compiled = compile(parse(`plan :: 'p' ; component :: 'k' ; end plan . ${definitions}`))
      return compiled.ok ? [] : compiled.problems
    }
    const decision = "decision :: 'k' ; candidate :: 'c' ; argument :: for, a > 1 ; end decision ."
    expect(
      problems(
        `${decision} data :: 'a' ; type :: integer ; derivation :: b + 1 ; end data . data :: 'b' ; type :: integer ; derivation :: a + 1 ; end data .`,
      ),
    ).not.toEqual([])
    expect(
      problems(`${decision} data :: 'a' ; type :: real ; derivation :: netsupport('k', 'c') ; end data .`),
    ).not.toEqual([])
    expect(problems(`${decision} data :: 'a' ; type :: integer ; end data .`)).toEqual([])
  })

  test('V30 a task name means the nearest: components of a plan, siblings, then outwards, then the only one', () => {
    const run = new Play(`plan :: 'p' ; component :: 'w' ; component :: 'q' ; component :: 'only' ; end plan .
      plan :: 'q' ; component :: 'w' ; component :: 'r' ; end plan . plan :: 'r' ; component :: 's' ; end plan .
      plan :: 's' ; component :: 'b' ; component :: 'deep' ; end plan . ${actions('w', 'b', 'only', 'deep')}`)
      .start()
      .confirm('p/w')
    expect(run.eval("completed('w')")).toBe(true)
    expect(run.eval("completed('w')", 'p/q')).toBe(false)
    expect(run.eval("completed('w')", 'p/q/r/s/b')).toBe(false)
    expect(run.eval("in_progress('only')", 'p/q/r/s/b')).toBe(true)
    expect(run.eval("in_progress('deep')")).toBe(true)
    expect(run.eval("in_progress('p')", 'p/q/r/s/b')).toBe(true)
  })

  test('V30 a linked definition finds the tasks of its own place', () => {
    const run = new Play(`plan :: 'p' ; component :: 'q' ; component :: 'r' ; end plan .
      plan :: 'q' ; component :: 'a' ; component :: 'b' ; end plan . plan :: 'r' ; component :: 'a' ; component :: 'b' ; end plan .
      action :: 'b' ; wait_condition :: completed('a') ; end action . ${actions('a')}`)
      .start()
      .confirm('p/r/a')
    expect(run.states('p/q/b', 'p/r/b')).toBe('dormant in_progress')
  })

  test('V32 V35 states, times, cycles and the clock', () => {
    const run = new Play(
      `plan :: 'p' ; component :: 'a' ; number_of_cycles :: 2 ; component :: 'b' ; component :: 'z' ; end plan .
      action :: 'b' ; precondition :: false ; end action . ${actions('a', 'z')} ${integers('x')}
      data :: 'd' ; type :: integer ; derivation :: x + 1 ; end data .`,
      { time: HOUR },
    ).start()
    const values = (...texts: string[]) => texts.map((text) => run.eval(text))
    expect(values("in_progress('a')", "discarded('b')", "dormant('z')", "completed('a')", "cycle('a')")).toEqual([
      true,
      true,
      false,
      false,
      1,
    ])
    expect(values('now()', "in_progress_time('a')", "completed_time('a')", "discarded_time('b')")).toEqual([
      '1970-01-01T01:00:00Z',
      '1970-01-01T01:00:00Z',
      null,
      '1970-01-01T01:00:00Z',
    ])
    run
      .advanceTo(3 * HOUR)
      .confirm('p/a')
      .set({ x: 1 })
      .advanceTo(5 * HOUR)
    expect(values("completed_time('a')", "cycle('a')", 'last_updated(x)', 'last_updated(d)')).toEqual([
      '1970-01-01T03:00:00Z',
      2,
      '1970-01-01T03:00:00Z',
      '1970-01-01T03:00:00Z',
    ])
    expect(values("hours_between(completed_time('a'), now())")).toEqual([2])
    expect(run.unset('x').eval('last_updated(x)')).toBe(null)
  })

  test('V32 times of a task are forgotten when the plan around begins a new cycle', () => {
    const run = new Play(`plan :: 'p' ; component :: 'q' ; number_of_cycles :: 2 ; end plan .
      plan :: 'q' ; component :: 'a' ; component :: 'b' ; schedule_constraint :: completed('a') ; end plan . ${actions('a', 'b')}`).start()
    run.confirm('p/q/a').confirm('p/q/b')
    expect([run.eval("completed_time('a')", 'p/q'), run.eval("in_progress_time('b')", 'p/q')]).toEqual([null, null])
  })

  test('V36 texts with expressions in them', async () => {
    const { renderText } = await import('../step/evaluate.ts')
    const run = play(
      'data :: \'g\' ; type :: boolean ; true_value :: "yes, fever" ; false_value :: "no" ; end data .',
    ).set({ x: 2, g: true })
    const shown = (text: string) => renderText(run.program, run.state, 'p/z', text)
    expect(shown('x is ${x}, twice that is ${x * 2}, y is ${y}')).toBe('x is 2, twice that is 4, y is ?')
    expect(shown('${g}; ${x > 1}; ${nothing}; ${x +}; ${}; $x {x}')).toBe('yes, fever; true; ?; ?; ?; $x {x}')
  })

  test('V30 an expression from outside with a mistake is an error in words', async () => {
    const { evaluate } = await import('../step/evaluate.ts')
    const run = play()
    for (const text of ['nothing > 1', 'x +', 'x > "a"', "completed('nope')", '']) {
      expect(evaluate(run.program, run.state, text).ok).toBe(false)
    }
    expect(evaluate(run.program, run.state, 'x', 'p/nope').ok).toBe(false)
  })
})
