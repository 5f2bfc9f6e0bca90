import { describe, expect, test } from 'vitest'
import { parse } from '../../proforma/index.ts'
import { emptyLayout } from '../document/layout-change.ts'
import { translate } from '../messages/index.ts'
import { protocolSvg } from './protocol-svg.ts'
import { cut, textWidth, wrap } from './text-width.ts'
import { escapeXml } from './xml.ts'

const TEXT = `protocol :: 'p' ; title :: "Throat & fever <in children>" ; version :: "1.2.0" ; end protocol .
plan :: 'P' ; caption :: "Outer" ;
  component :: 'a' ;
  component :: 'b' ; schedule_constraint :: completed('a') ;
end plan .
enquiry :: 'a' ; caption :: "Ask" ; source :: 'age' ; end enquiry .
plan :: 'b' ; caption :: "Inner" ; precondition :: age >= 5 ; component :: 'c' ; end plan .
action :: 'c' ; caption :: "Give fluids" ; end action .
data :: 'age' ; caption :: "Age" ; type :: integer ; end data .
`
const svg = (text: string, plan?: string) =>
  protocolSvg(parse(text), emptyLayout, translate, plan === undefined ? {} : { plan })

describe('a protocol as an SVG picture', () => {
  test('has title, version, every plan, conditions, the legend and the digest', () => {
    const picture = svg(TEXT)
    for (const word of [
      'Throat &amp; fever &lt;in children&gt;',
      '1.2.0',
      'Outer',
      'Inner',
      'Give fluids',
      'if Age ≥ 5',
    ])
      expect(picture).toContain(word)
    expect(picture).toContain('Keystone')
    expect(picture).toMatch(/sha256 [0-9a-f]{64}/)
  })

  test('is the same bytes for the same protocol, and others for another text', () => {
    expect(svg(TEXT)).toBe(svg(TEXT))
    expect(svg(`${TEXT}// x\n`)).not.toBe(svg(TEXT))
  })

  test('can be of one plan', () => {
    expect(svg(TEXT, 'b')).not.toContain('>Ask<')
  })

  test('is well-formed whatever the captions hold, and for a protocol without a plan', () => {
    const strange = TEXT.replace('Give fluids', 'a\u0001 \uD800 &amp; <b> ]]> 发热 😀')
    for (const picture of [svg(strange), svg('')]) expect(unbalanced(picture)).toEqual([])
    expect(svg(strange)).toContain('&amp;amp; &lt;b&gt;')
  })
})

describe('text without a screen', () => {
  test('is wrapped within its width, and cut with an ellipsis', () => {
    const lines = wrap('Admit urgently and ask intensive care to assess at once', 12.5, 120, 2)
    expect(lines).toHaveLength(2)
    for (const line of lines) expect(textWidth(line, 12.5)).toBeLessThanOrEqual(120)
    expect(lines.at(-1)).toMatch(/…$/)
    expect(cut('short', 12, 200)).toBe('short')
    expect(wrap('社区获得性肺炎的住院与否', 12, 60, 3).length).toBeGreaterThan(1)
  })

  test('keeps what XML cannot say out of it', () => {
    expect(escapeXml('a\u0000<"&\uD800')).toBe('a\uFFFD&lt;&quot;&amp;\uFFFD')
  })
})

/** Elements that are opened and not closed, or the other way round. */
function unbalanced(xml: string): string[] {
  const open: string[] = []
  for (const [, closing, name = '', , self] of xml.matchAll(/<(\/?)([a-z]+)((?:\s[^<>]*?)?)(\/?)>/gi)) {
    if (closing === '/') {
      if (open.pop() !== name) return [name]
    } else if (self !== '/') open.push(name)
  }
  return open
}
