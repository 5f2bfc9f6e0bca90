import { describe, expect, test } from 'vitest'
import { parse } from '../text/index.ts'
import { diffProtocols, type Positions } from './diff.ts'
import { changeSentence, englishSpeaker } from './english.ts'

const BASE = `protocol :: 'p' ;
  title :: "Throat" ;
  version :: "1.0.0" ;
end protocol .

plan :: 'Triage' ;
  caption :: "Triage" ;
  component :: 'Blood_test' ;
  component :: 'Treat' ;
    schedule_constraint :: completed('Blood_test') ;
  component :: 'Home' ;
    schedule_constraint :: completed('Treat') ;
end plan .

enquiry :: 'Blood_test' ;
  caption :: "Blood test" ;
  source :: 'crp' ;
  source :: 'allergy' ;
end enquiry .

decision :: 'Treat' ;
  caption :: "Treat?" ;
  candidate :: 'penicillin' ;
    caption :: "Penicillin" ;
    argument :: for, crp >= 40
      attributes
        caption :: "Inflammation" ;
        quality :: moderate ;
      end attributes ;
  candidate :: 'wait' ;
    caption :: "Wait" ;
    argument :: for, crp < 40 ;
end decision .

action :: 'Home' ;
  caption :: "Send home" ;
  procedure :: "Say when to come back." ;
end action .

data :: 'crp' ;
  caption :: "CRP" ;
  type :: real ;
  unit :: "mg/L" ;
  range :: 0 .. 500 ;
end data .

data :: 'allergy' ;
  caption :: "Allergy to penicillin" ;
  type :: boolean ;
end data .
`

/** Base with one stretch replaced, and what is said of the difference. */
function said(from: string, to: string, base = BASE): string[] {
  expect(base).toContain(from)
  return sentences(base, base.replace(from, to))
}

function sentences(before: string, after: string): string[] {
  const [old, now] = [parse(before), parse(after)]
  const speaker = englishSpeaker(old, now)
  return diffProtocols({ parsed: old }, { parsed: now }).changes.map(
    (change) => `${change.meaning === 'clinical' ? '!' : ' '} ${changeSentence(change, speaker)}`,
  )
}

const all = (from: string, to: string) => sentences(BASE, BASE.replaceAll(from, to))

describe('what differs between two protocols', () => {
  test('X1: nothing between a text and itself', () => {
    expect(sentences(BASE, BASE)).toEqual([])
  })

  test('X2: a new argument names the decision, the side, the candidate and the condition', () => {
    expect(said(`  candidate :: 'wait'`, `    argument :: against, allergy ;\n  candidate :: 'wait'`)).toEqual([
      '! Decision “Treat?”: new argument against “Penicillin”, if Allergy to penicillin is true',
    ])
  })

  test('X3: an argument keeps its identity by its caption or its condition', () => {
    expect(said('for, crp >= 40', 'for, crp >= 60')).toEqual([
      '! Decision “Treat?”: argument for “Penicillin” (CRP is at least 60 mg/L): condition is now CRP is at least 60 mg/L, was CRP is at least 40 mg/L',
    ])
    expect(said('for, crp < 40', 'excluding, crp < 40')).toEqual([
      '! Decision “Treat?”: argument excluding “Wait” (CRP is below 40 mg/L): side is now excluding, was for',
    ])
    expect(said('for, crp < 40', 'against, allergy')).toEqual([
      '! Decision “Treat?”: new argument against “Wait”, if Allergy to penicillin is true',
      '! Decision “Treat?”: no more argument for “Wait”, if CRP is below 40 mg/L',
    ])
  })

  test('X4: a renamed thing is one difference, wherever it is named', () => {
    expect(all('crp', 'c_reactive_protein')).toEqual([
      '  Data item “CRP”: is now named c_reactive_protein in the text, before crp',
    ])
    expect(all(`'penicillin'`, `'phenoxymethylpenicillin'`)).toEqual([
      '  Decision “Treat?”: candidate “Penicillin” is now named phenoxymethylpenicillin in the text, before penicillin',
    ])
    expect(all('Blood_test', 'Bloods')).toEqual([
      '  Enquiry “Blood test”: is now named Bloods in the text, before Blood_test',
    ])
  })

  test('X4: a renamed thing that was changed too has both differences', () => {
    const renamed = BASE.replaceAll('Treat', 'Therapy').replace('"Therapy?"', '"Treat?"')
    const after = renamed.replace('crp < 40', 'crp < 30')
    expect(sentences(BASE, after)).toEqual([
      '  Decision “Treat?”: is now named Therapy in the text, before Treat',
      '! Decision “Treat?”: new argument for “Wait”, if CRP is below 30 mg/L',
      '! Decision “Treat?”: no more argument for “Wait”, if CRP is below 40 mg/L',
    ])
  })

  test('X5: wording is told from clinical meaning', () => {
    expect(said('"Send home"', '"Discharge"')).toEqual([
      '  Action “Discharge”: caption is now “Discharge”, was “Send home”',
    ])
    expect(said('0 .. 500', '0 .. 300')).toEqual(['! Data item “CRP”: range is now 0 .. 300, was 0 .. 500'])
    expect(said('quality :: moderate', 'quality :: low')).toEqual([
      '! Decision “Treat?”: argument for “Penicillin” (CRP is at least 40 mg/L): certainty of the evidence is now low, was moderate',
    ])
    expect(said('"1.0.0"', '"1.1.0"')).toEqual(['  Protocol “Throat”: version is now 1.1.0, was 1.0.0'])
  })

  test('X5: writing out what holds anyway is wording', () => {
    expect(said(`caption :: "Send home" ;`, `caption :: "Send home" ;\n  autonomous :: no ;`)).toEqual([
      '  Action “Send home”: done without a person is now no, before nothing was said',
    ])
    expect(said(`caption :: "Send home" ;`, `caption :: "Send home" ;\n  autonomous :: yes ;`)).toEqual([
      '! Action “Send home”: done without a person is now yes, before nothing was said',
    ])
  })

  test('X2: steps and arrows are said in their plan', () => {
    expect(said(`    schedule_constraint :: completed('Treat') ;\n`, '')).toEqual([
      '! Plan “Triage”: step “Send home”: no longer waits for “Treat?”',
    ])
    expect(said(`  component :: 'Home' ;\n    schedule_constraint :: completed('Treat') ;\n`, '')).toEqual([
      '! Plan “Triage”: step “Send home” was taken out',
    ])
  })

  test('X6: the fewest parts that moved are said', () => {
    const order = `  source :: 'crp' ;\n  source :: 'allergy' ;\n`
    expect(said(order, `  source :: 'allergy' ;\n  source :: 'crp' ;\n`)).toHaveLength(1)
  })

  test('X7: comments, spaces and the order of definitions are told apart and are no difference of meaning', () => {
    const compare = (after: string) => diffProtocols({ parsed: parse(BASE) }, { parsed: parse(after) })
    expect(compare(`// hello\n${BASE}`)).toMatchObject({ changes: [], comments: true, formatting: true })
    expect(compare(BASE.replace('  title', '      title'))).toMatchObject({
      changes: [],
      comments: false,
      formatting: true,
    })
    const [home = ''] = /action :: [\s\S]*?end action \.\n/.exec(BASE) ?? []
    expect(compare(BASE.replace(home, '') + home)).toMatchObject({ changes: [], formatting: true })
  })

  test('X8: places of the drawing are no difference of meaning', () => {
    const at = (x: number): Positions => ({ positions: { 'Triage/Home': { x, y: 0 }, 'Triage/Treat': { x: 1, y: 1 } } })
    const parsed = parse(BASE)
    expect(diffProtocols({ parsed, layout: at(0) }, { parsed, layout: at(5) })).toEqual({
      changes: [],
      comments: false,
      formatting: false,
      layout: ['Triage/Home'],
    })
  })

  test('X9: what cannot be read is said, never passed over', () => {
    expect(said('procedure :: "Say', 'oops :: "Say')).toEqual([
      '  Action “Send home”: what to do was removed, was “Say when to come back.”',
    ])
    expect(said('end data .\n\ndata', 'end data .\n?? lost words\ndata')).toEqual([
      '! Protocol “Throat”: its text differs in something that cannot be read',
    ])
  })

  test('X2: a task of another class', () => {
    expect(said("action :: 'Home'", "task :: 'Home'").at(0)).toBe(
      '! Keystone “Send home”: is now a keystone, was an action',
    )
  })
})
