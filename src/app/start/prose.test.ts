import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseProse } from './prose.ts'

describe('plain Markdown', () => {
  it('has headings, paragraphs, lists and tables', () => {
    const blocks = parseProse('# T\n\nOne **two**\n*three*\n\n- a\n- b\n  goes on\n\n| x | y |\n|---|---|\n| 1 | 2 |\n')
    expect(blocks).toEqual([
      { kind: 'heading', level: 1, text: 'T' },
      {
        kind: 'paragraph',
        parts: [
          { kind: 'text', text: 'One ' },
          { kind: 'strong', text: 'two' },
          { kind: 'text', text: ' ' },
          { kind: 'emphasis', text: 'three' },
        ],
      },
      { kind: 'list', items: [[{ kind: 'text', text: 'a' }], [{ kind: 'text', text: 'b goes on' }]] },
      { kind: 'table', head: ['x', 'y'], rows: [['1', '2']] },
    ])
  })

  it('has code with its empty lines and stars, and quotations', () => {
    const blocks = parseProse('## Wrong\n\n```proforma\na ;\n\n  b * c * d ;\n```\n\nAt `x * y * z`:\n\n> Not\n> so.\n')
    expect(blocks).toEqual([
      { kind: 'heading', level: 2, text: 'Wrong' },
      { kind: 'code', text: 'a ;\n\n  b * c * d ;' },
      {
        kind: 'paragraph',
        parts: [
          { kind: 'text', text: 'At ' },
          { kind: 'code', text: 'x * y * z' },
          { kind: 'text', text: ':' },
        ],
      },
      { kind: 'quote', parts: [{ kind: 'text', text: 'Not so.' }] },
    ])
  })

  it.each(['curb-65', 'news2'])('leaves nothing of the page about %s unread', (template) => {
    const blocks = parseProse(readFileSync(`templates/${template}/ABOUT.md`, 'utf8'))
    expect(blocks.filter(({ kind }) => kind === 'table')).toHaveLength(1)
    expect(blocks.filter(({ kind }) => kind === 'list')).toHaveLength(1)
    const text = JSON.stringify(blocks)
    expect(text).toContain('For review before use')
    expect(text).not.toContain('**')
  })
})
