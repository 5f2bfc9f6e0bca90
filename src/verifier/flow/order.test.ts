import { describe, expect, it } from 'vitest'
import { STRICT } from '../verify.ts'
import { actions, actionText, after, planText, programOf, taskIn } from '../testing/programs.ts'
import { Before } from './order.ts'

/** Which of some tasks are certainly finished when a task is asked whether it starts. */
function before(text: string, task: string, among: readonly string[], commit: 'strict' | 'free' = 'strict') {
  const program = programOf(text)
  const order = new Before(program, { ...STRICT, commit })
  return among.filter((other) => order.has(taskIn(program, other), taskIn(program, task)))
}

describe('V51: what is finished when a task is asked', () => {
  it('is its antecedents with everything below them, and what was finished before those', () => {
    const text =
      planText('p', { a: '', q: after('a'), t: after('q'), z: '' }) +
      planText('q', { x: '', y: '' }) +
      actions('a', 'x', 'y', 't', 'z')
    expect(before(text, 't', ['a', 'q', 'x', 'y', 'z'])).toEqual(['a', 'q', 'x', 'y'])
    expect(before(text, 'x', ['a', 'y', 'z'])).toEqual(['a'])
  })

  it('is what its wait condition says to be over, all of it that must be', () => {
    const text = (wait: string) =>
      planText('p', { a: '', b: after('a'), c: '', t: '' }) +
      actions('a', 'b', 'c') +
      actionText('t', `wait_condition :: ${wait} ;`)
    expect(before(text("completed('b') and discarded('c')"), 't', ['a', 'b', 'c'])).toEqual(['a', 'b', 'c'])
    expect(before(text("completed('b') or completed('c')"), 't', ['a', 'b', 'c'])).toEqual([])
    expect(before(text("not (completed('b'))"), 't', ['a', 'b', 'c'])).toEqual([])
  })

  it('is not what comes before a task that can be over without having been asked', () => {
    const text = (own: string) =>
      planText('p', { a: '', b: `${after('a')} ${own}`, t: after('b') }) + actions('a', 'b', 't')
    expect(before(text(''), 't', ['a', 'b'])).toEqual(['a', 'b'])
    expect(before(text('optional :: yes ;'), 't', ['a', 'b'], 'strict')).toEqual(['a', 'b'])
    expect(before(text('optional :: yes ;'), 't', ['a', 'b'], 'free')).toEqual(['b'])
    const ended =
      planText('p', { a: '', b: after('a'), c: '', t: after('b') }) +
      planText('b', { x: '' }, "terminate :: completed('c') ;") +
      actions('a', 'c', 'x', 't')
    expect(before(ended, 't', ['a', 'b', 'c'])).toEqual(['b'])
  })

  it('is not what begins anew without the task', () => {
    const text =
      planText('p', { l: 'number_of_cycles :: 3 ;', t: '' }) +
      planText('l', { a: '', b: after('a') }) +
      actions('a', 'b') +
      actionText('t', "wait_condition :: completed('a') ;")
    expect(before(text, 't', ['a'])).toEqual([])
    expect(before(text, 'b', ['a'])).toEqual(['a'])
  })
})
