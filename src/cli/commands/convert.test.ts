import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { CannotError } from '../output.ts'
import { run } from './convert.ts'

const PF =
  "// A note.\nplan :: 'p' ; component :: 'a' ; end plan .\n\naction :: 'a' ; caption :: \"A\" ; end action .\n"
const FILE = {
  class: 'Plan',
  name: 'p',
  caption: 'P',
  meta: { colour: 'red' },
  tasks: [{ class: 'Action', name: 'a', caption: 'A' }],
}

let folder = ''
let output = ''
let errors = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ez-convert-'))
  output = ''
  errors = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => Boolean((output += String(text))))
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => Boolean((errors += String(text))))
})

afterEach(async () => {
  vi.restoreAllMocks()
  await rm(folder, { recursive: true })
})

const at = (name: string): string => join(folder, name)
const write = (name: string, content: unknown): Promise<void> =>
  writeFile(at(name), typeof content === 'string' ? content : JSON.stringify(content))
const read = (name: string): Promise<string> => readFile(at(name), 'utf8')

describe('ez-doctor convert', () => {
  test('F5: what has no place in the text stands beside it, and goes back', async () => {
    await write('in.json', FILE)
    expect(await run([at('in.json'), at('out.pf')])).toBe(0)
    expect(JSON.parse(await read('out.meta.json'))).toMatchObject({ meta: { 'task/p': { colour: 'red' } } })
    expect(await run([at('out.pf'), at('back.json')])).toBe(0)
    expect(JSON.parse(await read('back.json'))).toEqual(FILE)
    expect(output).toContain('back.json: proforma to proformajs')
  })

  test('F40, F41: the layout beside a protocol goes out as ltwh and comes in again', async () => {
    await write('in.pf', PF)
    await write('in.layout.json', { version: 1, positions: { 'p/a': { x: 3, y: 4 } } })
    await run([at('in.pf'), at('out.classic.pf')])
    expect(await read('out.classic.pf')).toContain('ltwh :: 3, 4, 176, 72 ;')
    await run([at('out.classic.pf'), at('again.pf')])
    expect(await read('again.pf')).toBe(PF)
    expect(JSON.parse(await read('again.layout.json'))).toEqual({ version: 1, positions: { 'p/a': { x: 3, y: 4 } } })
  })

  test('F2: something lost is named and is a finding', async () => {
    await write('in.json', { ...FILE, tasks: [{ class: 'Action', name: 'a', preCondition: 'random() > 1' }] })
    expect(await run([at('in.json'), at('out.pf')])).toBe(1)
    expect(errors).toContain('in.json:task/a lost proformajs.function')
  })

  test('prose', async () => {
    await write('in.pf', PF)
    expect(await run([at('in.pf'), at('out.md')])).toBe(0)
    expect(await read('out.md')).toContain('**A (action)**')
    expect((await readdir(folder)).sort()).toEqual(['in.pf', 'out.md'])
  })

  test.each([
    ['broken.json', '{', 'out.pf'],
    ['some.txt', 'nothing', 'out.pf'],
    ['in.pf', PF, 'out.exe'],
    ['in.pf', PF, 'out'],
  ])('F1: %s to %s cannot be done', async (name, content, target) => {
    await write(name, content)
    await expect(run([at(name), at(target)])).rejects.toThrow(CannotError)
    expect(await readdir(folder)).toEqual([name])
  })

  test('IN stays as it is: OUT is another file', async () => {
    await write('in.pf', PF)
    await expect(run([at('in.pf'), join(folder, '.', 'in.pf')])).rejects.toThrow(/same file/)
    expect(await read('in.pf')).toBe(PF)
  })

  test('F2: what cannot be read in a text is named with its line and column', async () => {
    await write('in.pf', PF.replace('end action', 'precondition :: (1 > ; end action'))
    expect(await run([at('in.pf'), at('out.md')])).toBe(1)
    expect(errors).toMatch(/in\.pf:4:\d+ lost syntax\.\S+ \S/)
  })

  test('F1: where a file stops being JSON', async () => {
    await write('in.json', '{\n  "class": }')
    await expect(run([at('in.json'), at('out.pf')])).rejects.toThrow(/in\.json:2:12/)
  })

  test('F51: the schema of the model', async () => {
    expect(await run(['--schema', at('schema.json')])).toBe(0)
    expect(JSON.parse(await read('schema.json'))).toMatchObject({ title: 'A PROforma protocol' })
  })

  test('needs two files', async () => {
    await expect(run([at('in.pf')])).rejects.toThrow(CannotError)
  })
})
