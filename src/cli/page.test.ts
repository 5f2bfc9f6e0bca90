import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readyPage } from './page.ts'

let root: string

const write = (name: string, text: string): void => writeFileSync(join(root, name), text)
const age = (name: string, seconds: number): void => utimesSync(join(root, name), seconds, seconds)
const built = (): string => readFileSync(join(root, 'dist', 'index.html'), 'utf8')

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'ez-page-'))
  mkdirSync(join(root, 'src', 'app'), { recursive: true })
  write('index.html', '<title>one</title>')
  write('vite.config.ts', 'export default {}\n')
})

afterEach(() => rmSync(root, { recursive: true, force: true }))

describe('the built page', () => {
  it('is made when it is missing, and again only when something it is made from is newer', async () => {
    expect(await readyPage(root)).toBe(join(root, 'dist'))
    expect(built()).toContain('<title>one</title>')

    write('dist/index.html', 'kept')
    await readyPage(root)
    expect(built()).toBe('kept')

    write('src/app/notes.test.ts', '')
    age('dist/index.html', 1_700_000_000)
    for (const name of ['index.html', 'vite.config.ts']) age(name, 1_600_000_000)
    await readyPage(root)
    expect(built()).toBe('kept')

    write('index.html', '<title>two</title>')
    await readyPage(root)
    expect(built()).toContain('<title>two</title>')
    expect(statSync(join(root, 'dist', 'index.html')).mtimeMs).toBeGreaterThan(1_700_000_000_000)
  })

  it('says why it cannot be made', async () => {
    write('index.html', '<script type="module" src="/src/app/none.ts"></script>')
    await expect(readyPage(root)).rejects.toThrow('The page cannot be built: ')
  })
})
