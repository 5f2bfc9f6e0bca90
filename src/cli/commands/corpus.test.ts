import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { guidelineJson, type Sketch } from '../../proforma/formats/gdl2/testing/guideline.ts'
import { run } from './corpus.ts'

const DOUBLE: Sketch = {
  inputs: { gt1: 'X' },
  outputs: { gt2: 'Double', gt3: 'Size' },
  rules: [
    { set: ['$gt2=$gt1*2'] },
    { when: ['$gt2>10'], set: ['$gt3=1|local::at1|Big|'] },
    { when: ['$gt2<=10'], set: ['$gt3=0|local::at2|Small|'] },
  ],
}
const BROKEN: Sketch = {
  ...DOUBLE,
  outputs: { gt2: 'Double', gt3: 'Size', gt4: 'Other' },
  rules: [...(DOUBLE.rules ?? []), { set: ['$gt4=$gt1*'] }],
}
const AGE: Sketch = {
  inputs: { gt1: 'Birthdate' },
  outputs: { gt2: 'Old' },
  rules: [{ when: ['$gt1<=($currentDateTime-60,a)'], set: ['$gt2=1'] }],
}

let folder = ''
let lines: string[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ez-corpus-'))
  await mkdir(join(folder, 'guidelines'))
  await mkdir(join(folder, 'cases'))
  lines = []
  vi.spyOn(console, 'log').mockImplementation((line) => void lines.push(String(line)))
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  vi.spyOn(console, 'error').mockImplementation((line) => void lines.push(String(line)))
})

afterEach(async () => {
  vi.restoreAllMocks()
  await rm(folder, { recursive: true })
})

async function add(name: string, sketch: Sketch | string, cases: readonly object[] = []): Promise<void> {
  const text = typeof sketch === 'string' ? sketch : JSON.stringify(guidelineJson(sketch))
  await writeFile(join(folder, 'guidelines', `${name}.gdl2.json`), text)
  if (cases.length > 0) await writeFile(join(folder, 'cases', `${name}.json`), JSON.stringify({ id: name, cases }))
}

const last = (): string => lines.at(-1) ?? ''
const one = (id: string, input: object, expected: object, more: object = {}): object => ({
  id,
  input,
  expected,
  ...more,
})

describe('ez-doctor corpus', () => {
  test('counts files and expected values', async () => {
    await add('good', DOUBLE, [
      one('a', { gt1: 7 }, { gt2: 14, gt3: '1|local::at1|Big|' }),
      one('b', { gt1: 2 }, { gt2: 5, gt3: '0|local::at2|Small|' }),
    ])
    await add('no-cases', DOUBLE)
    expect(await run([folder, '--list'])).toBe(0)
    expect(last()).toBe('imported 2/2 files, 3/4 values')
    expect(lines).toContain('good: b: gt2 other-value: expected 5, found 4')
    expect(lines).toContain('      1  other-value')
  })

  test('F27: a loss that the cases touch, or any without cases, is no import', async () => {
    await add('touched', BROKEN, [one('a', { gt1: 7 }, { gt4: 5 })])
    await add('not-touched', BROKEN, [one('a', { gt1: 7 }, { gt2: 14 })])
    await add('without-cases', BROKEN)
    await add('unreadable', '{')
    await run([folder, '--list'])
    expect(last()).toBe('imported 1/4 files, 1/1 values')
    expect(lines).toContain('touched: lost gdl2.syntax')
    expect(lines).toContain('unreadable: unreadable not-json')
  })

  test('cases run at their own clock, else at the one that is asked for', async () => {
    await add('age', AGE, [
      one('then', { gt1: '1950-01-01T00:00Z' }, { gt2: 1 }, { clock: '2010-06-01' }),
      one('now', { gt1: '1950-01-01T00:00Z' }, { gt2: 1 }),
    ])
    await run([folder, '--clock', '2009-12-31'])
    expect(last()).toBe('imported 1/1 files, 1/2 values')
    await run([folder])
    expect(last()).toBe('imported 1/1 files, 2/2 values')
  })

  test('--verify compares with the guideline on made-up patients', async () => {
    await add('good', DOUBLE)
    await add('age', AGE)
    expect(await run([folder, '--verify'])).toBe(0)
    expect(lines.join('\n')).not.toContain('differ')
  })

  test('--verify tables gaps and overlaps with their region, and counts them', async () => {
    const between = (low: string, high: string): Sketch => ({
      inputs: { gt1: 'Points' },
      outputs: { gt3: 'Severity' },
      rules: [
        { when: [low], set: ['$gt3=0|local::at1|Mild|'] },
        { when: [high], set: ['$gt3=1|local::at2|Severe|'] },
      ],
    })
    await add('gap', between('$gt1<15', '$gt1>15'))
    await add('overlap', between('$gt1<=15', '$gt1>=15'))
    await add('complete-table', between('$gt1<15', '$gt1>=15'))
    await add('unreadable', '{')
    expect(await run([folder, '--verify'])).toBe(0)
    expect(lines).toContain('  gap\tSeverity\t“Points” exactly 15')
    expect(lines).toContain('  overlap\tSeverity\t“Points” exactly 15')
    expect(lines.filter((line) => line.includes('complete-table'))).toEqual([])
    expect(lines).toContain('      1  gap in 1 files')
    expect(lines).toContain('      1  overlap in 1 files')
    expect(last()).toBe('imported 3/4 files, 0/0 values')
  })

  test('a folder that is none', async () => {
    expect(await run([join(folder, 'missing')])).toBe(2)
    expect(await run([])).toBe(2)
    expect(await run([folder, '--clock', 'noon'])).toBe(2)
  })
})
