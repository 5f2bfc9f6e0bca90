import { describe, expect, test } from 'vitest'
import { convertFile, detectFormat, formatOfName } from './convert.ts'
import { ImportError } from './error.ts'
import { guidelineJson } from './gdl2/testing/guideline.ts'

const PF = `// A note.
plan :: 'p' ; component :: 'a' ; end plan . action :: 'a' ; caption :: "A" ; end action .`
const GDL2 = JSON.stringify(
  guidelineJson({ inputs: { gt1: 'X' }, outputs: { gt2: 'Y' }, rules: [{ set: ['$gt2=$gt1*2'] }] }),
)
const PROFORMAJS = JSON.stringify({
  class: 'Plan',
  name: 'p',
  caption: 'P',
  meta: { colour: 'red' },
  tasks: [{ class: 'Action', name: 'a', caption: 'A' }],
})

const codeOf = (attempt: () => unknown): string => {
  try {
    attempt()
    return 'done'
  } catch (error) {
    if (error instanceof ImportError) return error.code
    throw error
  }
}

describe('formats', () => {
  test.each([
    [GDL2, 'gdl2'],
    [`\uFEFF  ${PROFORMAJS}`, 'proformajs'],
    ['{"format":"ez-doctor-protocol","definitions":[]}', 'model'],
    [PF, 'proforma'],
    ["plan :: 'p' ; component :: 'a' ; ltwh :: 0, 0, 1, 1 ; end plan .", 'classic'],
  ])('F4: the content tells: %.30s… is %s', (text, format) => {
    expect(detectFormat('file', text)).toBe(format)
  })

  test('F4: a file that is none of them', () => {
    expect(codeOf(() => detectFormat('x.bin', 'GIF89a…'))).toBe('unknown-format')
    expect(codeOf(() => detectFormat('x.json', '{"resourceType":"Patient"}'))).toBe('unknown-format')
    expect(codeOf(() => detectFormat('x.json', '{'))).toBe('not-json')
  })

  test.each([
    ['a.pf', 'proforma'],
    ['a.classic.pf', 'classic'],
    ['a.model.json', 'model'],
    ['a.json', 'proformajs'],
    ['A.MD', 'prose'],
  ])('F4: the name tells the target: %s', (name, format) => {
    expect(formatOfName(name)).toBe(format)
  })

  test('F4: a name that tells nothing', () => {
    expect(codeOf(() => formatOfName('a.exe'))).toBe('unknown-format')
  })
})

describe('conversion', () => {
  test('our text stays as it is', () => {
    expect(convertFile({ name: 'a.pf', text: PF }, 'proforma')).toMatchObject({ text: PF, reports: [] })
  })

  test('F2: two ways, two reports', () => {
    const { from, reports, text } = convertFile({ name: 'g.json', text: GDL2 }, 'proformajs')
    expect(from).toBe('gdl2')
    expect(reports.map(({ format }) => format)).toEqual(['gdl2', 'proformajs'])
    expect(JSON.parse(text)).toMatchObject({ class: 'Plan' })
  })

  test('F5: meta goes along beside the text', () => {
    const there = convertFile({ name: 'p.json', text: PROFORMAJS }, 'proforma')
    expect(there.sidecar?.meta).toEqual({ 'task/p': { colour: 'red' } })
    const back = convertFile(
      { name: 'p.pf', text: there.text, ...(there.sidecar === undefined ? {} : { sidecar: there.sidecar }) },
      'proformajs',
    )
    expect(JSON.parse(back.text)).toEqual(JSON.parse(PROFORMAJS))
  })

  test('F5: the layout goes along', () => {
    const layout = { version: 1 as const, positions: { 'p/a': { x: 5, y: 6 } } }
    const classic = convertFile({ name: 'p.pf', text: PF, layout }, 'classic')
    expect(classic.text).toContain('ltwh :: 5, 6, 176, 72 ;')
    expect(convertFile({ name: 'p.pf', text: classic.text }, 'proforma').layout).toEqual(layout)
  })

  test('guidelines are read, not written', () => {
    expect(codeOf(() => convertFile({ name: 'p.pf', text: PF }, 'gdl2'))).toBe('not-convertible')
  })

  test('F3: too large for any format', () => {
    expect(codeOf(() => convertFile({ name: 'p.pf', text: PF }, 'prose', { characters: 10 }))).toBe('too-large')
  })
})
