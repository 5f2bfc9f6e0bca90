import { describe, expect, it } from 'vitest'
import { type Program, StateReader } from '../../runtime/index.ts'
import { type Comparison, compareProgram } from '../differential/compare.ts'
import { actions, after, planText, programOf as program, stateAfter, yesNo } from '../testing/programs.ts'
import { STRICT, verifyProtocol } from '../verify.ts'
import { reductionOf } from './reduction.ts'
import type { Choice } from './stubborn.ts'

/** What is chosen after `start`, when everybody listed can act. */
function chosen(of: Program, ...paths: string[]): { readonly names: readonly string[]; readonly choice?: Choice } {
  const able = paths.map((path) => ({ actor: of.pathIndex.get(path) as number, always: true }))
  const choice = reductionOf(of, STRICT).stubborn.choose(able, new StateReader(stateAfter(of)))
  return { names: [...(choice?.actors ?? [])].map((actor) => of.tasks[actor]?.path ?? ''), ...(choice && { choice }) }
}

const enquiry = (name: string, item: string): string => `enquiry :: '${name}' ; source :: '${item}' ; end enquiry .\n`

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

/** What is chosen when the first of these can act for some patients only, the others for all. */
function chosenForSome(of: Program, ...paths: string[]): readonly string[] {
  const able = paths.map((path, i) => ({ actor: of.pathIndex.get(path) as number, always: i > 0 }))
  const choice = reductionOf(of, STRICT).stubborn.choose(able, new StateReader(stateAfter(of)))
  return [...(choice?.actors ?? [])].map((actor) => of.tasks[actor]?.path ?? '')
}

describe('V54: who depends on each other', () => {
  const two = (data: string, more: Readonly<Record<string, string>> = {}, rest = ''): Program =>
    program(planText('p', { e: '', f: '', ...more }) + enquiry('e', 'x') + enquiry('f', data) + rest + yesNo('x', 'y'))

  it('nobody does whose orders come to the same', () => {
    expect(chosen(two('y'), 'p/e', 'p/f').names).toEqual(['p/e'])
  })

  it('who writes the same item does', () => {
    expect(chosen(two('x'), 'p/e', 'p/f').names).toEqual([])
    const assigned = program(
      planText('p', { a: '', b: '' }) +
        `action :: 'a' ; postcondition :: x = true ; end action . action :: 'b' ; postcondition :: x = false ; end action .` +
        yesNo('x'),
    )
    expect(chosen(assigned, 'p/a', 'p/b').names).toEqual([])
    const of = two('x', { g: '' }, actions('g'))
    expect(chosen(of, 'p/e', 'p/f', 'p/g').names).toEqual(['p/g'])
  })

  it('who changes what the other makes a task look at does, unless that is settled by then', () => {
    const looks = (arrows: string): Program =>
      two('y', { t: arrows }, `action :: 't' ; precondition :: x ; end action .\n`)
    expect(chosen(looks(after('f')), 'p/e', 'p/f').names).toEqual([])
    expect(chosen(looks(after('e', 'f')), 'p/e', 'p/f').names).toEqual(['p/e'])
  })

  it('who may end the plan of the other does', () => {
    expect(chosen(two('y', { e: 'terminal :: yes ;' }), 'p/e', 'p/f').names).toEqual([])
  })
})

describe('V55: one stubborn set of actors is looked at, the others later', () => {
  const independent = program(planText('p', { a: '', b: '', c: after('b') }) + actions('a', 'b', 'c'))

  it('as few as will do, and no choice where orders make a difference anyway', () => {
    expect(chosen(independent, 'p/a', 'p/b').names).toEqual(['p/a'])
    const clocked = program(
      planText('p', { a: 'number_of_cycles :: 2 ; cycle_repeat :: 1 hour ;', b: '' }) + actions('a', 'b'),
    )
    expect(chosen(clocked, 'p/a', 'p/b').choice).toBeUndefined()
    const changing = reductionOf(independent, { ...STRICT, asynchronousData: true })
    expect(changing.stubborn.usable).toBe(false)
  })

  it('the key can be done by all patients; who cannot act for some of them brings along who may enable it', () => {
    expect(chosenForSome(independent, 'p/a', 'p/b')).toEqual(['p/b'])
    const waits = program(
      planText('p', { e: '', d: '', z: '' }) +
        enquiry('e', 'x') +
        `decision :: 'd' ; candidate :: 'c' ; argument :: for, x ; end decision .\n` +
        enquiry('z', 'x') +
        yesNo('x'),
    )
    // The decision looks at what the enquiries give, so it is looked at with both of them or not at all.
    expect(chosenForSome(waits, 'p/d', 'p/e', 'p/z')).toEqual([])
  })

  it('who begins something anew takes the events of the others too: nobody waits for ever', async () => {
    const text = planText('p', { a: 'cycle_until :: false ;', b: '', c: after('b') }) + actions('a', 'b', 'c')
    expect(chosen(program(text), 'p/a', 'p/b').names).toEqual(['p/a'])
    const { findings, results } = await verifyProtocol(text)
    expect(findings.map(({ kind }) => kind)).not.toContain('unreachable-task')
    expect(results.find(({ kind }) => kind === 'unreachable-task')?.verdict).toBe('holds')
    expect(compareProgram(program(text), { environment: STRICT })).toMatchObject({ kind: 'same' })
  })

  it('so does who cannot do what was chosen', () => {
    const of = program(
      planText('p', { e: '', d: after('e'), b: '', c: after('b') }) +
        enquiry('e', 'x') +
        `decision :: 'd' ; candidate :: 'c' ; argument :: for, x ; end decision .\n` +
        actions('b', 'c') +
        yesNo('x'),
    )
    const comparison = compareProgram(of, { environment: STRICT }) as Comparison & { kind: 'same' }
    expect(comparison.kind).toBe('same')
    expect(comparison.nodes).toBeLessThan(comparison.states)
  })
})

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
