import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { test as command } from './test.ts'

const PF = `plan :: 'p' ; component :: 'a' ; end plan . action :: 'a' ; end action .`
const scenarios = (...list: readonly object[]) =>
  JSON.stringify({ format: 'ez-doctor-scenarios', formatVersion: 1, scenarios: list })
const good = { name: 'done', steps: [{ confirm: 'p/a', expect: { ended: true } }] }
const bad = { name: 'not done', steps: [{ expect: { ended: true } }] }

let folder = ''
let lines: string[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ez-test-'))
  lines = []
  const keep = (line: unknown) => void lines.push(String(line))
  vi.spyOn(console, 'log').mockImplementation(keep)
  vi.spyOn(console, 'error').mockImplementation(keep)
})

afterEach(async () => {
  vi.restoreAllMocks()
  await rm(folder, { recursive: true })
})

const write = (name: string, text: string) => writeFile(join(folder, name), text)

describe('ez-doctor test', () => {
  test('runs the scenarios beside each protocol, says what is covered, and writes JUnit', async () => {
    await write('protocol.pf', PF)
    await write('scenarios.json', scenarios(good))
    await write('other.pf', PF)
    await write('other.scenarios.json', scenarios(good, bad))
    const report = join(folder, 'junit.xml')
    expect(await command([folder, '--junit', report])).toBe(1)
    expect(lines.at(-1)).toBe('2 passed, 1 failed')
    expect(lines).toContain('      step 1: the protocol has ended: expected true, is false')
    expect(lines).toContain('  covered: tasks 2/2, arrows 0/0, candidates 0/0, arguments 0/0, thresholds 0/0')
    expect(await readFile(report, 'utf8')).toContain('<testcase classname="other.pf" name="not done"><failure')
  })

  test('0 when all pass', async () => {
    await write('protocol.pf', PF)
    await write('scenarios.json', scenarios(good))
    expect(await command([folder])).toBe(0)
  })

  test('2 when something cannot be read, with the place of the problem', async () => {
    expect(await command([])).toBe(2)
    expect(await command([folder])).toBe(2)
    expect(await command([join(folder, 'nope')])).toBe(2)
    expect(await command([folder, '--junit'])).toBe(2)
    await write('protocol.pf', "plan :: 'p' ; component :: 'b' ; end plan .")
    await write('scenarios.json', scenarios(good))
    await write('x.scenarios.json', 'no JSON')
    await write('x.pf', PF)
    expect(await command([folder])).toBe(2)
    expect(lines.join('\n')).toMatch(/protocol\.pf:1:\d+ \S+ /)
    expect(lines.at(-1)).toBe('0 passed, 2 failed')
  })
})
