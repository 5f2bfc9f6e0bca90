import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareVersions } from './semver.ts'
import { indexedWords, words } from './words.ts'

describe('words', () => {
  it('are lower case, without accents and punctuation', () => {
    expect(words('Prévention: “Naïve” β-blocker, CURB-65!')).toEqual([
      'prevention',
      'naive',
      'β',
      'blocker',
      'curb',
      '65',
    ])
    expect(words('  ')).toEqual([])
    expect(words('肺炎 病院')).toEqual(['肺炎', '病院'])
  })

  it('are found together, apart and with a hyphen', () => {
    expect(indexedWords('CURB-65 and T2DM')).toEqual(expect.arrayContaining(['curb', '65', 'curb65', 't2dm']))
    expect(indexedWords('NEWS2')).toEqual(expect.arrayContaining(['news2', 'news', '2']))
  })
})

describe('versions', () => {
  it('are ordered as semver.org 2.0.0, section 11, has it', () => {
    const ordered = [
      '0.9.0',
      '1.0.0-alpha',
      '1.0.0-alpha.1',
      '1.0.0-alpha.beta',
      '1.0.0-beta',
      '1.0.0-beta.2',
      '1.0.0-beta.11',
      '1.0.0-rc.1',
      '1.0.0',
      '1.2.0',
      '1.10.0',
      '2.0.0',
    ]
    fc.assert(
      fc.property(fc.shuffledSubarray(ordered, { minLength: ordered.length }), (shuffled) => {
        expect(shuffled.toSorted(compareVersions)).toEqual(ordered)
      }),
      { numRuns: 50 },
    )
    expect(compareVersions('1.0.0-a.1', '1.0.0-a.1')).toBe(0)
  })
})
