import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { analyse, applyEdits, parse, printDefinition } from '../index.ts'
import { writtenTexts } from '../testing/index.ts'
import { lex } from '../text/tokens.ts'
import { documentService, expressionService } from './index.ts'

const SAMPLE = `plan :: 'p' ;
  caption :: "Top" ;
  component :: 'ask' ;
  component :: 'k' ;
    schedule_constraint :: completed('ask') ;
  component :: 'act' ;
  component :: 'sub' ;
  terminate :: sex = "f" ;
end plan .

enquiry :: 'ask' ;
  source :: 'sex' ;
end enquiry .

decision :: 'k' ;
  candidate :: 'go home' ;
    argument :: for, age > 65
      attributes
        caption :: "Age \${age} years" ;
      end attributes ;
  candidate :: 'stay' ;
end decision .

action :: 'act' ;
  precondition :: result_of('k') = stay and netsupport(k, 'go home') > 1 ;
  postcondition :: age = 5 ;
end action .

plan :: 'sub' ;
  component :: 'inner' ;
end plan .

action :: 'inner' ;
end action .

data :: 'sex' ;
  caption :: "Sex" ; type :: text ; range :: "f", "m" ;
end data .

data :: 'age' ;
  type :: integer ; unit :: "a" ; range :: 0 .. 120 ;
end data .
`

/** The service for SAMPLE with one stretch replaced; `|` marks the cursor. */
function at(
  replace: string,
  by: string,
): { service: ReturnType<typeof documentService>; offset: number; text: string } {
  const marked = SAMPLE.replace(replace, by)
  const offset = marked.indexOf('|')
  const text = marked.replace('|', '')
  return { service: documentService(analyse(parse(text))), offset, text }
}

function labels(replace: string, by: string): string[] {
  const { service, offset } = at(replace, by)
  return service.suggest(offset).map((one) => one.label)
}

describe('suggestions in the text', () => {
  it('new definitions between definitions', () => {
    expect(labels("action :: 'inner' ;", "|\n\naction :: 'inner' ;")).toEqual(
      expect.arrayContaining(['plan', 'action', 'data', 'protocol']),
    )
  })

  it('attributes that may stand here, and not those that are given', () => {
    const inPlan = labels('  caption :: "Top" ;', '  caption :: "Top" ;\n  |')
    expect(inPlan).toEqual(expect.arrayContaining(['precondition', 'component', 'abort']))
    expect(inPlan).not.toContain('caption')
    expect(inPlan).not.toContain('procedure')
    expect(labels("  component :: 'act' ;", "  component :: 'act' ;\n    opt|")).toEqual(
      expect.arrayContaining(['optional', 'number_of_cycles', 'component']),
    )
    expect(labels('years" ;', 'years" ;\n |')).toEqual(
      expect.arrayContaining(['quality', 'citation', 'end attributes ;']),
    )
    expect(labels("source :: 'sex' ;", "source :: 'sex' ; |")).toContain('mandatory')
  })

  it('the words of an attribute', () => {
    expect(labels("component :: 'act' ;", "component :: 'act' ; optional :: |")).toEqual(['yes', 'no'])
    expect(labels('type :: integer', 'type :: int|')).toContain('integer')
    expect(labels('argument :: for,', 'argument :: |,')).toEqual(['for', 'against', 'confirming', 'excluding'])
  })

  it('the names that fit an owner', () => {
    expect(labels("component :: 'inner'", "component :: '|'")).toEqual(['ask', 'k', 'act', 'inner'])
    expect(labels("source :: 'sex'", 'source :: |')).toEqual(['sex', 'age'])
    expect(labels("completed('ask')", "completed('|')")).toEqual(['ask', 'act', 'sub'])
    expect(labels("completed('ask')", '|')).toEqual(['ask', 'act', 'sub'])
    expect(labels('age = 5', '|')).toEqual(expect.arrayContaining(['sex', 'age']))
  })

  it('names, functions and values in a condition', () => {
    const names = labels('sex = "f"', '|')
    expect(names).toEqual(expect.arrayContaining(['sex', 'age', 'completed(task)', 'unknown', 'not']))
    expect(labels('sex = "f"', 'sex = |').slice(0, 2)).toEqual(['"f"', '"m"'])
    expect(labels('sex = "f"', 'sex |')).toEqual(expect.arrayContaining(['and', '=', 'includes']))
    expect(labels('sex = "f"', 'age > 2 |')).toContain('hours')
    expect(labels('= stay and', '= |').slice(0, 2)).toEqual(['go home', 'stay'])
    expect(labels("netsupport(k, 'go home')", 'netsupport(|')).toEqual(['k'])
    expect(labels("netsupport(k, 'go home')", 'netsupport(k, |')).toEqual(['go home', 'stay'])
    expect(labels('argument :: for, age', 'argument :: for, |')).toEqual(expect.arrayContaining(['age', 'go home']))
  })

  it('tasks, the near ones first', () => {
    const { service, offset } = at('sex = "f"', 'completed(|')
    const ranked = service.suggest(offset).sort((a, b) => a.rank - b.rank)
    expect(
      ranked
        .map((one) => one.label)
        .slice(0, 4)
        .sort(),
    ).toEqual(['act', 'ask', 'k', 'sub'])
    expect(ranked.at(-1)!.label).toBe('inner')
  })

  it('names in a text, with escaped quotes', () => {
    const { service, offset } = at('${age}', '${sex = |}')
    expect(service.suggest(offset).slice(0, 1)).toMatchObject([{ label: '"f"', insert: '\\"f\\"' }])
    expect(labels('Age ${age}', 'Age | ${age}')).toEqual([])
  })

  it('replaces the word at the cursor', () => {
    const { service, offset, text } = at('sex = "f"', 'comp|leted(ask)')
    const found = service.suggest(offset).find((one) => one.label === 'discarded(task)')!
    expect(text.slice(found.span.start, found.span.end)).toBe('completed')
  })

  it('never throws, wherever the cursor stands', () => {
    const service = documentService(analyse(parse(SAMPLE)))
    for (let offset = 0; offset <= SAMPLE.length; offset++) {
      for (const { span } of service.suggest(offset)) expect(span.start <= offset && offset <= span.end).toBe(true)
      service.hover(offset)
      service.signature(offset)
      service.references(offset)
    }
    fc.assert(
      fc.property(fc.nat({ max: SAMPLE.length }), fc.nat({ max: SAMPLE.length }), (a, b) => {
        const text = SAMPLE.slice(0, a) + SAMPLE.slice(b)
        const broken = documentService(analyse(parse(text)))
        for (const offset of [a, Math.max(0, a - 3), text.length]) {
          broken.suggest(offset)
          broken.hover(offset)
          broken.signature(offset)
        }
        broken.semanticTokens()
        broken.folds()
        applyEdits(text, broken.format())
      }),
      { numRuns: 150 },
    )
  })
})

describe('what a name is and where', () => {
  it('hover tells type, range, who asks, sets and reads', () => {
    const { service, offset } = at('age > 65', 'a|ge > 65')
    expect(service.hover(offset)).toMatchObject({
      title: 'age',
      lines: ['data item', 'a whole number, 0 .. 120 a', "Set by: 'act'", "Read by: 'k'"],
    })
    const sex = at('source :: ', 'source :: |')
    expect(sex.service.hover(sex.offset)!.lines).toContain("Asked by: 'ask'")
    const act = at("component :: 'act'", "component :: '|act'")
    expect(act.service.hover(act.offset)!.lines).toEqual(expect.arrayContaining(['action', 'At p / act']))
    const fn = at('netsupport(k', 'netsup|port(k')
    expect(fn.service.hover(fn.offset)!.title).toBe('netsupport(decision, candidate)')
    const attribute = at('terminate ::', 'termi|nate ::')
    expect(attribute.service.hover(attribute.offset)!.title).toBe('terminate')
  })

  it('goes to the definition and finds all references', () => {
    const { service, offset, text } = at("completed('ask')", "completed('a|sk')")
    const definition = service.definition(offset)!
    expect(text.slice(definition.start, definition.end)).toBe("'ask'")
    expect(text.slice(0, definition.start).endsWith('enquiry :: ')).toBe(true)
    expect(service.references(offset).map((one) => one.role)).toEqual(['owner', 'owner', 'definition'])
    const age = at('years', 'years')
    expect(age.service.references(age.text.indexOf('${age}') + 3).map((one) => one.role)).toEqual([
      'expression',
      'template',
      'owner',
      'definition',
    ])
  })

  it('renames where the cursor stands', () => {
    const { service, offset, text } = at('= stay', '= st|ay')
    expect(service.renamable(offset)).toMatchObject({ name: 'stay' })
    const renamed = applyEdits(text, service.rename(offset, 'hospital'))
    expect(renamed).toContain("candidate :: 'hospital'")
    expect(renamed).toContain("result_of('k') = hospital")
  })

  it('helps with the arguments of a function', () => {
    const { service, offset } = at("netsupport(k, 'go home')", 'netsupport(k, |')
    expect(service.signature(offset)).toMatchObject({ parameters: ['decision', 'candidate'], active: 1 })
    const none = at('sex = "f"', 'sex = |"f"')
    expect(none.service.signature(none.offset)).toBeUndefined()
  })
})

describe('the shape of a text', () => {
  const service = documentService(analyse(parse(SAMPLE)))

  it('folds definitions and parts', () => {
    const kinds = service.folds().map((one) => one.kind)
    expect(kinds.filter((kind) => kind === 'definition')).toHaveLength(8)
    expect(kinds).toContain('part')
  })

  it('colours names by what they stand for', () => {
    const kinds = new Map(service.semanticTokens().map((one) => [SAMPLE.slice(one.span.start, one.span.end), one.kind]))
    expect(kinds.get('stay')).toBe('candidate')
    expect(kinds.get('age')).toBe('data')
    expect(kinds.get('completed')).toBe('function')
    expect(kinds.get("'inner'")).toBe('task')
    expect(kinds.get('precondition')).toBe('attribute')
    expect(kinds.get('65')).toBe('number')
  })

  it('lists definitions with their candidates', () => {
    expect(service.outline()[2]).toMatchObject({
      name: 'k',
      kind: 'decision',
      children: [{ name: 'go home' }, { name: 'stay' }],
    })
  })

  it('E16 formatting lays out and changes nothing else', () => {
    const crowded = parse(
      "plan::'p';caption::\"a\nb\";component::'a';optional::yes;component::'b';schedule_constraint::completed( 'a' );abort::-  x>2 ;end plan. // after\n\n\n\ndecision :: k; candidate::c; argument::for,x attributes caption::\"y\";end attributes; end decision.",
    )
    expect(applyEdits(crowded.text, documentService(analyse(crowded)).format())).toBe(
      `plan :: 'p' ;\n  caption :: "a\nb" ;\n  component :: 'a' ;\n    optional :: yes ;\n  component :: 'b' ;\n    schedule_constraint :: completed('a') ;\n  abort :: -x > 2 ;\nend plan . // after\n\n\n\ndecision :: k ;\n  candidate :: c ;\n    argument :: for, x\n      attributes\n        caption :: "y" ;\n      end attributes ;\nend decision .\n`,
    )
  })

  it('E16 formatting is stable and keeps every token and comment', () => {
    fc.assert(
      fc.property(writtenTexts(), (text) => {
        const before = parse(text)
        const once = parse(applyEdits(text, documentService(analyse(before)).format()))
        expect(once.definitions.map((one) => printDefinition(one.node))).toEqual(
          before.definitions.map((one) => printDefinition(one.node)),
        )
        expect(lex(once.text).tokens.map((one) => one.image)).toEqual(lex(text).tokens.map((one) => one.image))
        expect(once.text.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
        expect(applyEdits(once.text, documentService(analyse(once)).format())).toBe(once.text)
      }),
      { numRuns: 100 },
    )
  })
})

describe('an expression field', () => {
  const analysis = analyse(parse(SAMPLE))
  const field = (marked: string) => {
    const offset = marked.indexOf('|')
    const scope = { owner: analysis.index.tasks.get('act')!, path: ['p', 'act'] }
    return { offset, service: expressionService(analysis, marked.replace('|', ''), scope, { kind: 'boolean' }) }
  }

  it('gives the same answers as the text', () => {
    const { service, offset } = field("result_of('k') = |")
    expect(
      service
        .suggest(offset)
        .map((one) => one.label)
        .slice(0, 2),
    ).toEqual(['go home', 'stay'])
    const age = field('ag|e > 65')
    expect(age.service.hover(age.offset)!.title).toBe('age')
    expect(SAMPLE.slice(age.service.definition(age.offset)!.start)).toMatch(/^'age'/)
    expect(age.service.problems).toEqual([])
    expect(field('age').service.problems.map((one) => one.code)).toEqual(['type.condition'])
    expect(field('age >').service.problems.map((one) => one.code)).toEqual(['syntax.missing-operand'])
    const call = field('netsupport(k, |')
    expect(call.service.signature(call.offset)).toMatchObject({ active: 1 })
  })

  it('formats to the canonical spelling', () => {
    const { service } = field('(age>65)AND NOT completed( ask )')
    expect(applyEdits('(age>65)AND NOT completed( ask )', service.format())).toBe('age > 65 and not completed(ask)')
  })
})
