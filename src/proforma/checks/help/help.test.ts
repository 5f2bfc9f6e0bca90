import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parse } from '../../text/index.ts'
import { analyse } from '../analyse.ts'
import { check } from '../registry.ts'
import { RULES } from '../rules/index.ts'
import { fixtureCodes, readFixture } from '../../testing/checks/fixtures.ts'
import { overview, pageOf } from '../../testing/checks/page.ts'
import { HELP_CODES, helpOf, LOAD_HELP } from './index.ts'

const PROFORMA = fileURLToPath(new URL('../../', import.meta.url))
const PAGES = fileURLToPath(new URL('../../../../docs/checks/', import.meta.url))
const AGAIN = 'run `node scripts/check-pages.ts`'

/** Their examples would fill pages. */
const WITHOUT_EXAMPLE = [
  'plan.too-deep',
  'plan.too-many-tasks',
  'syntax.number-too-large',
  'syntax.too-deep',
  'syntax.too-many',
]

/** Every code that the reader and the analysis can report, as it stands in their source. */
function codesInSource(): readonly string[] {
  const folders = ['text', 'text/build', 'expressions', 'expressions/types', 'checks/load']
  const files = folders.flatMap((folder) =>
    readdirSync(`${PROFORMA}${folder}`)
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .map((name) => readFileSync(`${PROFORMA}${folder}/${name}`, 'utf8')),
  )
  const code = /'((?:attribute|data|decision|name|plan|property|protocol|syntax|type)\.[a-z]+(?:-[a-z]+)*)'/g
  return [...new Set(files.flatMap((text) => [...text.matchAll(code)].map((match) => match[1] ?? '')))].sort()
}

describe('C4 help', () => {
  it('is there for everything that blocks loading, and for nothing else', () => {
    expect(Object.keys(LOAD_HELP).sort()).toEqual(codesInSource())
  })

  it('has one page for each code, no more and no fewer', () => {
    const pages = readdirSync(PAGES).filter((name) => name !== 'README.md')
    expect(pages.sort(), AGAIN).toEqual(HELP_CODES.map((code) => `${code}.md`).sort())
    expect(HELP_CODES.length).toBe(Object.keys(LOAD_HELP).length + RULES.length)
  })

  it('lists all checks', () => {
    expect(readFileSync(`${PAGES}README.md`, 'utf8'), AGAIN).toBe(overview())
  })

  it('has examples, except where they would fill pages', () => {
    expect([...fixtureCodes(), ...WITHOUT_EXAMPLE].sort()).toEqual(HELP_CODES)
  })

  it.each(HELP_CODES)('page of %s says what the check says', async (code) => {
    expect(readFileSync(`${PAGES}${code}.md`, 'utf8'), AGAIN).toBe(await pageOf(code))
    for (const part of Object.values(helpOf(code) ?? {})) expect(part).not.toMatch(/undefined|TODO/)
  })
})

describe.each(Object.keys(LOAD_HELP).filter((code) => !WITHOUT_EXAMPLE.includes(code)))('C5 %s', (code) => {
  it('blocks loading at the marked place of the wrong example, and nothing else does', async () => {
    const { text, place } = await readFixture(code, 'wrong')
    const { problems, loadable } = analyse(parse(text))
    expect(problems.map((problem) => problem.code)).toEqual([code])
    expect(loadable).toBe(false)
    expect(problems[0]?.span).toEqual(place ?? { start: 0, end: 0 })
  })

  it('raises no other alarm there but what follows elsewhere', async () => {
    const { text, also, options } = await readFixture(code, 'wrong')
    const others = check(parse(text), options).filter((one) => one.severity !== 'hint' && one.code !== code)
    expect(others.map((one) => one.code).filter((other) => other !== 'protocol.no-header')).toEqual(also)
  })

  it('leaves the right example alone', async () => {
    const { text, options } = await readFixture(code, 'right')
    const found = check(parse(text), options).filter((one) => one.severity !== 'hint')
    expect(found.filter((one) => one.code !== 'protocol.no-header')).toEqual([])
  })
})
