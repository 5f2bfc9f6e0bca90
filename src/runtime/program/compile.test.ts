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
