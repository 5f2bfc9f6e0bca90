import { describe, expect, it } from 'vitest'
import { HELP_CODES } from '../../proforma/index.ts'
import { examplesOf } from './check-pages.ts'

describe('the pages of the checks', () => {
  it('show an example of nearly every check that can be looked up, wrong and right', () => {
    const shown = HELP_CODES.flatMap((code) => examplesOf(code) ?? [])
    expect(shown.length).toBeGreaterThan(HELP_CODES.length * 0.9)
    for (const { markdown } of shown) expect(markdown).toMatch(/^\n## Wrong\n[^]*\n## Right\n/)
  })

  it('are the ones that were asked for', () => {
    expect(examplesOf('argument.always')).toMatchObject({
      markdown: expect.stringContaining('argument :: for, temperature > 20.0') as unknown,
      place: 'temperature > 20.0',
    })
    expect(examplesOf('no.such-check')).toBeUndefined()
  })
})
