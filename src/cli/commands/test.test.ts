import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { CannotError } from '../output.ts'
import { test as command } from './test.ts'

const PF = `plan :: 'p' ; component :: 'a' ; end plan . action :: 'a' ; end action .`
const DECIDING = `plan :: 'p' ; component :: 'ask' ; component :: 'k' ; schedule_constraint :: completed('ask') ; end plan .
  enquiry :: 'ask' ; source :: 'x' ; end enquiry .
  decision :: 'k' ; candidate :: 'low' ; argument :: for, x < 5 ; candidate :: 'high' ; argument :: for, x >= 5 ; end decision .
  data :: 'x' ; type :: integer ; range :: 0 .. 9 ; end data .`
const scenarios = (...list: readonly object[]) =>
  JSON.stringify({ format: 'ez-doctor-scenarios', formatVersion: 1, scenarios: list })
const good = { name: 'done', steps: [{ confirm: 'p/a', expect: { ended: true } }] }
const bad = { name: 'not done', steps: [{ expect: { ended: true } }] }

let folder = ''
let lines: string[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ez-test-'))
  lines = []
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    lines.push(...String(text).trimEnd().split('\n'))
    return true
  })
})

afterEach(async () => {
  vi.restoreAllMocks()
  await rm(folder, { recursive: true })
})

const write = (name: string, text: string) => writeFile(join(folder, name), text)
const read = (name: string) => readFile(join(folder, name), 'utf8')
const exists = (name: string) =>
  access(join(folder, name)).then(
    () => true,
    () => false,
  )

describe('ez-doctor test', () => {
  test('runs the scenarios beside each protocol, says what is covered, and writes JUnit', async () => {
    await write('protocol.pf', PF)
    await write('scenarios.json', scenarios(good))
    await write('other.pf', PF)
    await write('other.scenarios.json', scenarios(good, bad))
    expect(await command([folder, '--junit', join(folder, 'junit.xml')])).toBe(1)
    expect(lines.at(-1)).toBe('2 passed, 1 failed')
    expect(lines).toContain('      step 1: the protocol has ended: expected true, is false')
    expect(lines).toContain('  covered: tasks 2/2, arrows 0/0, candidates 0/0, arguments 0/0, thresholds 0/0')
    expect(await read('junit.xml')).toContain('<testcase classname="other.pf" name="not done"><failure')
  })

  test('0 when all pass', async () => {
    await write('protocol.pf', PF)
    await write('scenarios.json', scenarios(good))
    expect(await command([folder])).toBe(0)
  })

  test('2 when something cannot be read, with the place of the problem', async () => {
    await expect(command([])).rejects.toThrow(CannotError)
    await expect(command([folder])).rejects.toThrow(/no scenarios\.json/)
    await expect(command([join(folder, 'nope')])).rejects.toThrow(/no such folder/)
    await expect(command([folder, '--junit'])).rejects.toThrow(/--junit/)
    await expect(command([folder, '--write'])).rejects.toThrow(/--generate/)
    await write('protocol.pf', "plan :: 'p' ; component :: 'b' ; end plan .")
    await write('scenarios.json', scenarios(good))
    await write('x.scenarios.json', 'no JSON')
    await write('x.pf', PF)
    expect(await command([folder])).toBe(2)
    expect(lines.join('\n')).toMatch(/protocol\.pf:1:\d+ \S+ /)
    expect(lines.join('\n')).toMatch(/x\.scenarios\.json: is no JSON/)
    expect(lines.at(-1)).toBe('0 passed, 2 failed')
  })
})

describe('ez-doctor test --generate', () => {
  test('says what is missing and writes nothing', async () => {
    await write('protocol.pf', DECIDING)
    expect(await command([folder, '--generate'])).toBe(0)
    expect(lines.filter((line) => line.startsWith('  new '))).toEqual(['  new     low', '  new     high'])
    expect(lines).toContain('  covered with them: tasks 3/3, arrows 1/1, candidates 2/2, arguments 4/4, thresholds 4/4')
    expect(lines.at(-1)).toBe('0 passed, 0 failed')
    expect(await exists('scenarios.json')).toBe(false)
  })

  test('--write adds to what is there and changes no other byte; then everything is covered and passes', async () => {
    await write('protocol.pf', DECIDING)
    const own =
      '{ "format": "ez-doctor-scenarios", "formatVersion": 1,\n  "scenarios": [\n    {"steps":[ ], "name":"mine"}'
    await write('scenarios.json', `${own}\n] }\n`)
    expect(await command([folder, '--generate', '--write'])).toBe(0)
    expect((await read('scenarios.json')).startsWith(`${own},\n    {"name":"low"`)).toBe(true)
    lines = []
    expect(await command([folder, '--generate'])).toBe(0)
    expect(lines).toContain('  nothing new: no further run shows more')
    expect(lines.at(-1)).toBe('3 passed, 0 failed')
  })

  test('a protocol without scenarios gets a file of its own', async () => {
    await write('way.pf', DECIDING)
    expect(await command([folder, '--generate', '--write'])).toBe(0)
    expect(await exists('way.scenarios.json')).toBe(true)
    expect(await command([folder])).toBe(0)
  })

  test('what no run can show is said with the reason', async () => {
    await write('protocol.pf', DECIDING.replace('x < 5', 'x < 0'))
    expect(await command([folder, '--generate'])).toBe(0)
    const at = lines.findIndex((line) => line.startsWith('  not covered: No value'))
    expect(lines[at + 1]).toBe('      threshold x < 0 is true')
  })
})
