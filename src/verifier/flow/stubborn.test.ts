import { describe, expect, it } from 'vitest'
import { parse } from '../../proforma/index.ts'
import { compile, type Program, StateReader, step, initial, type State } from '../../runtime/index.ts'
import { type Comparison, compareProgram } from '../differential/compare.ts'
import { STRICT } from '../verify.ts'
import { reductionOf } from './reduction.ts'
import type { Choice } from './stubborn.ts'

function program(text: string): Program {
  const compiled = compile(parse(text))
  if (!compiled.ok) throw new Error(compiled.problems[0]?.message)
  return compiled.program
}

function started(of: Program): State {
  const result = step(of, initial(of), { kind: 'start' })
  if (!result.ok) throw new Error(result.error.message)
  return result.state
}

/** What is chosen after `start`, when everybody listed can act. */
function chosen(of: Program, ...paths: string[]): { readonly names: readonly string[]; readonly choice?: Choice } {
  const able = paths.map((path) => ({ actor: of.pathIndex.get(path) as number, always: true }))
  const choice = reductionOf(of, STRICT).stubborn.choose(able, new StateReader(started(of)))
  return { names: [...(choice?.actors ?? [])].map((actor) => of.tasks[actor]?.path ?? ''), ...(choice && { choice }) }
}

const enquiry = (name: string, item: string): string => `enquiry :: '${name}' ; source :: '${item}' ; end enquiry .\n`
const yesNo = (item: string): string => `data :: '${item}' ; type :: boolean ; end data .\n`

const alarms = (abort: string): Program =>
  program(
    `plan :: 'p' ; component :: 'watch' ; component :: 'e' ; component :: 'f' ; end plan .
     plan :: 'watch' ; abort :: ${abort} ; component :: 'hold' ; end plan .
     action :: 'hold' ; end action .\n` +
      enquiry('e', 'x') +
      enquiry('f', 'y') +
      yesNo('x') +
      yesNo('y'),
  )

/** Two lanes with two modules each; `more` is added to the first module's action. */
const monitored = (more = '', outside = ''): Program =>
  program(
    `plan :: 'p' ; component :: 'lanes' ; component :: 'measure' ; ${outside} end plan .
     plan :: 'lanes' ; component :: 'l0' ; component :: 'l1' ; end plan .\n` +
      ['l0', 'l1']
        .map(
          (lane) => `plan :: '${lane}' ; component :: '${lane}a' ;
            component :: '${lane}b' ; schedule_constraint :: completed('${lane}a') ; end plan .
            plan :: '${lane}a' ; abort :: vital ; component :: '${lane}a0' ; component :: '${lane}a1' ; end plan .
            plan :: '${lane}b' ; abort :: vital ; component :: '${lane}b0' ; end plan .
            action :: '${lane}a1' ; end action . action :: '${lane}b0' ; end action .
            action :: '${lane}a0' ; ${lane === 'l0' ? more : ''} end action .\n`,
        )
        .join('') +
      `action :: 'later' ; precondition :: completed('l0a0') ; end action .\n` +
      enquiry('measure', 'vital') +
      yesNo('vital'),
  )

describe('V57: who may end a plan for good', () => {
  const open = ['p/watch/hold', 'p/e', 'p/f']

  it('is not looked at with others who may, but with who acts in the plan', () => {
    const of = alarms('x = true or y = true')
    const { choice } = chosen(of, ...open)
    // The plan is a region too; this is for patients who are led out of it.
    expect([...(choice?.otherwise?.actors ?? [])].map((actor) => of.tasks[actor]?.path)).toEqual([
      'p/e',
      'p/watch/hold',
    ])
  })

  it('is looked at with all others when the end can turn back to false', () => {
    const { choice } = chosen(alarms('x = true or is_known(y) and not (y)'), ...open)
    expect(choice?.region).toBeDefined()
    expect(choice?.otherwise).toBeUndefined()
  })

  it('changes nothing that the oracle sees', () => {
    for (const abort of ['x or y', 'x and y', 'not (x) or y', 'x = false or y = false'])
      expect(compareProgram(alarms(abort), { environment: STRICT })).toMatchObject({ kind: 'same' })
  })
})

describe('V58: a region of which nothing is left when it is ended', () => {
  const open = ['p/lanes/l0/l0a/l0a0', 'p/lanes/l1/l1a/l1a0', 'p/measure']

  it('goes on alone, and who ends it is glanced at', () => {
    const of = monitored()
    const { names, choice } = chosen(of, ...open)
    expect(names).toEqual(['p/lanes/l0/l0a/l0a0'])
    expect(of.tasks[choice?.region?.plan as number]?.path).toBe('p/lanes')
    expect([...(choice?.region?.enders ?? [])]).toEqual([of.pathIndex.get('p/measure')])
  })

  it('is none where something of it is looked at from outside, or left by it', () => {
    expect(chosen(monitored('', `component :: 'later' ;`), ...open).choice?.region?.plan).not.toBe(
      monitored().pathIndex.get('p/lanes'),
    )
    expect(chosen(monitored(`postcondition :: vital = false ;`), ...open).choice?.region).toBeUndefined()
  })

  it('waits while somebody may end it later who cannot now', () => {
    expect(chosen(monitored(), ...open.slice(0, 2)).choice?.region).toBeUndefined()
  })

  it('changes nothing that the oracle sees', () => {
    for (const of of [
      monitored(),
      monitored('', `component :: 'later' ;`),
      monitored(`wait_condition :: not (vital) ;`),
    ]) {
      const comparison = compareProgram(of, { environment: STRICT })
      const { states, nodes } = comparison as Comparison & { kind: 'same' }
      expect(nodes).toBeLessThan(states)
    }
  })
})

describe('V59: where an operation does not settle', () => {
  it('every order is explored, because who comes last is refused', () => {
    const of = program(
      `plan :: 'p' ; component :: 'a' ; component :: 'b' ;
         component :: 'c' ; schedule_constraint :: completed('a') ; schedule_constraint :: completed('b') ;
           cycle_until :: 'x' ; end plan .
       action :: 'a' ; end action . action :: 'b' ; end action . plan :: 'c' ; end plan .\n` + yesNo('x'),
    )
    expect(compareProgram(of, { environment: { ...STRICT, commit: 'free' } })).toMatchObject({ kind: 'same' })
  })
})
