import { describe, expect, it } from 'vitest'
import { StateReader } from '../../runtime/index.ts'
import { actions, after, confirm, planText, programOf, taskIn } from '../testing/programs.ts'
import { verifyProtocol } from '../verify.ts'
import type { Replay } from './replay.ts'
import { shortened } from './shorten.ts'

const names = (n: number) => Array.from({ length: n }, (_, i) => `s${i}`)
const sideBySide = (n: number, more: Readonly<Record<string, string>>) =>
  planText('p', { ...Object.fromEntries(names(n).map((name) => [name, ''])), ...more }) + actions(...names(n))

describe('V56: a run of a reduced exploration', () => {
  it('is left with the operations that the claim needs', () => {
    const program = programOf(sideBySide(6, { a: '', b: after('a') }) + actions('a', 'b'))
    const b = taskIn(program, 'b')
    const isDone = ({ states }: Replay, operations: readonly unknown[]): boolean =>
      states.length === operations.length + 1 &&
      new StateReader(states.at(-1) as Replay['states'][0]).task(b).state === 2
    const all = [{ kind: 'start' } as const, ...[...names(6), 'a', 'b'].map((name) => confirm(`p/${name}`))]
    const { operations, played } = shortened(program, all, isDone)
    expect(operations).toEqual([{ kind: 'start' }, confirm('p/a'), confirm('p/b')])
    expect(isDone(played, operations)).toBe(true)
  })

  it('is short also where more orders are possible than are looked at for the shortest', async () => {
    const text =
      sideBySide(14, { e: '', w: after('e') }) +
      `enquiry :: 'e' ; source :: 'x' ; end enquiry .\naction :: 'w' ; postcondition :: x = 1 ; end action .
       data :: 'x' ; type :: integer ; range :: 0 .. 5 ; end data .`
    const { findings } = await verifyProtocol(text)
    expect(findings.map(({ kind }) => kind)).toEqual(['answer-overwritten'])
    expect(findings[0]?.scenario.map(({ operation }) => operation.kind)).toEqual(['start', 'set', 'confirm'])
  })
})
