import { describe, expect, it } from 'vitest'
import { STRICT } from '../verify.ts'
import { actions, actionText, after, enquiryText, planText, programOf, yesNo } from '../testing/programs.ts'
import { Before } from './order.ts'
import { unsettledReads } from './races.ts'
import { readTable } from './reads.ts'

/** `task role variable` of every look at something that may or may not have changed by then. */
function unsettled(text: string): readonly string[] {
  const program = programOf(text)
  return unsettledReads(program, new Before(program, STRICT), readTable(program)).map(({ task, role, variable }) => {
    const { kind, index } = variable
    const name = kind === 'task' ? program.tasks[index]?.definition : program.items[index]?.name
    return `${program.tasks[task]?.definition} ${role} ${name}`
  })
}

const looking = (condition: string, arrow = '') =>
  planText('p', { z: '', e: '', f: '', t: arrow }) +
  actions('z') +
  enquiryText('e', 'x') +
  enquiryText('f', 'y') +
  actionText('t', condition) +
  yesNo('x', 'y')

describe('V53: a look at what may or may not have changed', () => {
  it('is unsettled while who changes it need not have been finished', () => {
    expect(unsettled(looking("precondition :: completed('z') ;"))).toEqual(['t precondition z'])
    expect(unsettled(looking("precondition :: completed('z') ;", after('z')))).toEqual([])
    expect(unsettled(looking('precondition :: x ;'))).toEqual(['t precondition x'])
    expect(unsettled(looking('precondition :: x and y ;', after('e')))).toEqual(['t precondition y'])
  })

  it('is settled by a wait condition that can only turn from false to true', () => {
    expect(unsettled(looking("wait_condition :: completed('z') ;"))).toEqual([])
    expect(unsettled(looking('wait_condition :: x = true ;'))).toEqual([])
    expect(unsettled(looking("wait_condition :: not (completed('z')) ;"))).toEqual(['t wait z'])
    expect(unsettled(looking("wait_condition :: x = true and not (completed('z')) ;"))).toEqual(['t wait z'])
  })

  it('is unsettled by a wait condition over an item that may be set again', () => {
    const twice = (second: string) =>
      planText('p', { e: '', w: '', t: '' }) +
      enquiryText('e', 'x') +
      actionText('w', second) +
      actionText('t', 'wait_condition :: x = true ;') +
      yesNo('x')
    expect(unsettled(twice(''))).toEqual([])
    expect(unsettled(twice('postcondition :: x = false ;'))).toContain('t wait x')
  })
})
