import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Definition, isTask, type ParsedProtocol, type TaskDefinition, type TextEdit } from '../../model/index.ts'
import { pick, writtenTexts } from '../../testing/index.ts'
import { parse } from '../parse.ts'
import { printDefinition } from '../printDefinition.ts'
import { lex, tokenEnd } from '../tokens.ts'
import {
  addArgument,
  addCandidate,
  addComponent,
  addDefinition,
  addScheduleConstraint,
  addSource,
  applyEdits,
  changeTaskClass,
  copy,
  EditError,
  insertTaskOnArrow,
  mapSpan,
  moveArgument,
  moveCandidate,
  moveComponent,
  paste,
  removeArgument,
  removeAttribute,
  removeComponent,
  removeDefinition,
  removeScheduleConstraint,
  renameCandidate,
  renameDefinition,
  setArgument,
  setAttribute,
} from './index.ts'

const SAMPLE = `/* CURB */
plan :: 'p' ; // the root
  caption :: "Root" ; /* why */
  // first
  component :: 'a' ;
  // then
  component :: 'b' ; // b waits
    schedule_constraint :: completed('a') ;
  component :: c ;
    schedule_constraint :: completed(b) ;
    optional :: yes ;
  abort :: x > 9 ;
end plan .

action :: 'a' ;
end action .

enquiry :: 'b' ;
  source :: 'x' ;
    mandatory :: no ;
end enquiry .

decision :: c ;
  candidate :: 'flu' ;
    argument :: for, (x > 1) ; // one
    argument :: against, x < 0 or completed(a)
      attributes
        caption :: "Value \${x}, not \\"y\\" but \${if(x > 2, \\"hi\\", \\"lo\\")}" ;
      end attributes ;
  candidate :: 'cold' ;
    recommendation :: netsupport(c, flu) < 1 ;
end decision .

data :: 'x' ; type :: integer ; end data .
`

const parsed = parse(SAMPLE)
const after = (edits: readonly TextEdit[], text = SAMPLE) => applyEdits(text, edits)

/** Everything that is neither token nor space: the comments. */
function comments(text: string): string {
  let at = 0
  let found = ''
  for (const token of lex(text).tokens) {
    found += text.slice(at, token.startOffset)
    at = tokenEnd(token)
  }
  return (found + text.slice(at)).replace(/\s/g, '')
}

const sources = (protocol: ParsedProtocol) =>
  new Map(
    protocol.definitions.map((one) => [
      `${one.node.kind} ${one.node.name.text}`,
      protocol.text.slice(one.offset, one.end),
    ]),
  )

describe('E4 setAttribute', () => {
  it('replaces the value alone', () => {
    expect(setAttribute(parsed, { kind: 'task', name: 'p' }, 'caption', 'Top "one"')).toEqual([
      { span: { start: SAMPLE.indexOf('"Root"'), end: SAMPLE.indexOf('"Root"') + 6 }, text: '"Top \\"one\\""' },
    ])
  })

  it('adds a line after what stands before it, past comments', () => {
    const text = after(setAttribute(parsed, { kind: 'task', name: 'p' }, 'precondition', 'x > 1'))
    expect(text).toContain(`caption :: "Root" ; /* why */\n  precondition :: x > 1 ;\n  // first`)
    expect(after(setAttribute(parsed, { kind: 'task', name: 'a' }, 'autonomous', true))).toContain(
      `action :: 'a' ;\n  autonomous :: yes ;\nend action`,
    )
    expect(after(setAttribute(parsed, { kind: 'component', plan: 'p', task: 'c' }, 'number_of_cycles', -1))).toContain(
      `    optional :: yes ;\n    number_of_cycles :: -1 ;\n  abort`,
    )
  })

  it('stays on the line where everything is on one line', () => {
    expect(after(setAttribute(parsed, { kind: 'data', name: 'x' }, 'range', '0 .. 9'))).toContain(
      `data :: 'x' ; type :: integer ; range :: 0 .. 9 ; end data .`,
    )
    expect(after(setAttribute(parsed, { kind: 'data', name: 'x' }, 'multiple', true))).toContain('multiple ;')
  })

  it('opens the attributes of an argument and closes them again', () => {
    const target = { kind: 'argument', decision: 'c', candidate: 'flu', argument: 0 } as const
    const text = after(setAttribute(parsed, target, 'citation', 'doi:1'))
    expect(text).toContain(
      `argument :: for, (x > 1)\n      attributes\n        citation :: "doi:1" ;\n      end attributes ; // one`,
    )
    expect(applyEdits(text, removeAttribute(parse(text), target, 'citation'))).toBe(SAMPLE)
  })

  it('adds abort and terminate after the components', () => {
    expect(after(setAttribute(parsed, { kind: 'task', name: 'p' }, 'terminate', 'x < 0'))).toMatch(
      /optional :: yes ;\n {4}?terminate|optional :: yes ;\n {2}terminate/,
    )
  })

  it('refuses what does not belong there', () => {
    expect(() => setAttribute(parsed, { kind: 'task', name: 'a' }, 'choice_mode', 'single')).toThrow(EditError)
    expect(() => setAttribute(parsed, { kind: 'task', name: 'zz' }, 'caption', 'x')).toThrow(EditError)
  })
})

describe('E6–E8 parts', () => {
  it('E7 adds, removes and reconnects components', () => {
    const added = after(addComponent(parsed, 'p', 'd', { before: 'b', waitsFor: ['a'] }))
    expect(added).toContain(
      `component :: 'a' ;\n  component :: 'd' ;\n    schedule_constraint :: completed('a') ;\n  // then\n`,
    )
    const removed = after(removeComponent(parsed, 'p', 'b', { reconnect: true }))
    expect(removed).not.toContain("component :: 'b'")
    expect(removed).toContain("schedule_constraint :: completed('a') ;\n    optional")
    const cut = after(removeComponent(parsed, 'p', 'b'))
    expect(cut).toContain('component :: c ;\n    optional :: yes ;')
  })

  it('adds and removes arrows', () => {
    const arrow = after(addScheduleConstraint(parsed, 'p', 'c', 'a'))
    expect(arrow).toContain(`completed(b) ;\n    schedule_constraint :: completed('a') ;\n    optional`)
    expect(after(removeScheduleConstraint(parsed, 'p', 'b', 'a'))).toContain(
      `component :: 'b' ; // b waits\n  component :: c`,
    )
    expect(() => addScheduleConstraint(parsed, 'p', 'c', 'nope')).toThrow(EditError)
  })

  it('moves a part with its comments', () => {
    expect(after(moveComponent(parsed, 'p', 'b', 'a'))).toContain(
      `  // then\n  component :: 'b' ; // b waits\n    schedule_constraint :: completed('a') ;\n  // first\n  component :: 'a' ;\n  component :: c`,
    )
    const order = (text: string) => {
      const node = parse(text).definitions.find((one) => one.node.kind === 'decision')!.node as Definition & {
        kind: 'decision'
      }
      return node.candidates.map((one) => one.name.text)
    }
    expect(order(after(moveCandidate(parsed, 'c', 'cold', 'flu')))).toEqual(['cold', 'flu'])
    expect(after(moveArgument(parsed, 'c', 'flu', 1, 0))).toMatch(/candidate :: 'flu' ;\n {4}argument :: against/)
  })

  it('edits candidates, arguments and sources', () => {
    expect(after(addCandidate(parsed, 'c', 'covid'))).toContain(`< 1 ;\n  candidate :: 'covid' ;\nend decision`)
    expect(after(addArgument(parsed, 'c', 'cold', 'for', 'x = 0'))).toContain(
      `candidate :: 'cold' ;\n    argument :: for, x = 0 ;\n    recommendation`,
    )
    expect(after(removeArgument(parsed, 'c', 'flu', 1))).toContain(`; // one\n  candidate :: 'cold'`)
    expect(after(setArgument(parsed, 'c', 'flu', 0, { support: 'confirming', condition: 'x > 5' }))).toContain(
      'argument :: confirming, x > 5 ; // one',
    )
    expect(after(addSource(parsed, 'b', 'y', { mandatory: true }))).toContain(
      `mandatory :: no ;\n  source :: 'y' ;\n    mandatory :: yes ;\nend`,
    )
  })
})

describe('E9 rename', () => {
  it('follows a data item everywhere, texts too', () => {
    const text = after(renameDefinition(parsed, 'data', 'x', 'the value'))
    expect(text).not.toMatch(/\bx\b/)
    expect(text).toContain(`"Value \${'the value'}, not \\"y\\" but \${if('the value' > 2, \\"hi\\", \\"lo\\")}"`)
    expect(parse(text).problems).toEqual([])
  })

  it('follows a task through components, arrows and conditions', () => {
    const text = after(renameDefinition(parsed, 'task', 'a', 'plan'))
    expect(text).toContain("completed('plan')")
    expect(text).toContain("or completed('plan')")
    expect(applyEdits(text, renameDefinition(parse(text), 'task', 'plan', 'a'))).toBe(
      SAMPLE.replace('or completed(a)', "or completed('a')"),
    )
  })

  it('renames a candidate', () => {
    expect(after(renameCandidate(parsed, 'c', 'flu', 'influenza'))).toContain('netsupport(c, influenza)')
  })

  it('refuses a name that is taken or no name', () => {
    expect(() => renameDefinition(parsed, 'data', 'x', 'a')).toThrow(EditError)
    expect(() => renameDefinition(parsed, 'data', 'x', "it's")).toThrow(EditError)
    expect(() => renameDefinition(parsed, 'data', 'nope', 'y')).toThrow(EditError)
  })
})

describe('E10–E13 definitions', () => {
  it('E11 adds tasks after tasks and removes them with their components', () => {
    const text = after(addDefinition(parsed, "action :: 'd' ;\nend action ."))
    expect(text).toContain(`end decision .\n\naction :: 'd' ;\nend action .\n\ndata`)
    expect(applyEdits(text, removeDefinition(parse(text), { kind: 'task', name: 'd' }))).toBe(SAMPLE)
    const removed = after(removeDefinition(parsed, { kind: 'task', name: 'b' }, { reconnect: true }))
    expect(removed).not.toContain('enquiry')
    expect(removed).not.toContain("component :: 'b'")
  })

  it('changes the class and says what is lost', () => {
    const { edits, lost } = changeTaskClass(parsed, 'c', 'enquiry')
    expect(lost.map((one) => one.keyword)).toEqual(['candidate', 'candidate'])
    expect(after(edits)).toContain('enquiry :: c ;\nend enquiry .')
  })

  it('puts a task on an arrow', () => {
    const text = after(
      insertTaskOnArrow(parsed, { plan: 'p', from: 'a', to: 'b' }, 'n', "action :: 'n' ;\nend action ."),
    )
    const plan = parse(text).definitions[0]!.node as Definition & { kind: 'plan' }
    const arrows = plan.components.map((one) => [one.task.text, one.scheduleConstraints.map((c) => c.antecedent.text)])
    expect(arrows).toEqual([
      ['a', []],
      ['n', ['a']],
      ['b', ['n']],
      ['c', ['b']],
    ])
  })
})

describe('E14–E15 copy and paste', () => {
  it('carries definitions, arrows and data, and avoids names that are taken', () => {
    const clip = copy(parsed, 'p', ['b', 'c'])
    expect(parse(clip).problems).toEqual([])
    const again = paste(parsed, 'p', clip)
    expect([...again.renamed]).toEqual([
      ['b', 'b_2'],
      ['c', 'c_2'],
    ])
    expect(again.missing).toEqual([])
    const text = after(again.edits)
    const plan = parse(text).definitions[0]!.node as Definition & { kind: 'plan' }
    expect(plan.components.map((one) => one.task.text)).toEqual(['a', 'b', 'c', 'b_2', 'c_2'])
    expect(text).toContain('netsupport(c_2, flu) < 1')
  })

  it('pastes into an empty protocol', () => {
    const empty = parse("plan :: 'new' ;\nend plan .\n")
    const { edits, missing } = paste(empty, 'new', "action :: 'z' ; precondition :: y > 1 ; end action .")
    expect(missing).toEqual(['y'])
    expect(applyEdits(empty.text, edits)).toContain("component :: 'z' ;")
  })
})

describe('E1, E2 edits', () => {
  it('refuses overlaps and maps spans', () => {
    expect(() =>
      applyEdits('abc', [
        { span: { start: 0, end: 2 }, text: '' },
        { span: { start: 1, end: 3 }, text: '' },
      ]),
    ).toThrow(EditError)
    expect(mapSpan({ start: 2, end: 3 }, [{ span: { start: 0, end: 1 }, text: 'xyz' }])).toEqual({ start: 4, end: 5 })
  })

  it('mapSpan finds the same characters again', () => {
    const edit = fc.tuple(fc.nat({ max: 20 }), fc.nat({ max: 4 }), fc.string({ maxLength: 4 }))
    fc.assert(
      fc.property(edit, fc.nat({ max: 20 }), fc.nat({ max: 20 }), ([at, length, text], a, b) => {
        const source = 'abcdefghijklmnopqrstuvwxyz'
        const edits = [{ span: { start: at, end: at + length }, text }]
        const span = { start: Math.min(a, b), end: Math.max(a, b) + 1 }
        fc.pre(span.end <= at || span.start >= at + length)
        const mapped = mapSpan(span, edits)
        expect(applyEdits(source, edits).slice(mapped.start, mapped.end)).toBe(source.slice(span.start, span.end))
      }),
    )
  })
})

describe('on any protocol, formatted in any way', () => {
  const tasks = (protocol: ParsedProtocol) => protocol.definitions.map((one) => one.node).filter(isTask)
  const others = (protocol: ParsedProtocol, ...names: string[]) => {
    const all = sources(protocol)
    return [...all].filter(([key]) => !names.some((name) => key.endsWith(` ${name}`)))
  }

  it('E3 an attribute is set, everything else and every comment stays', () => {
    fc.assert(
      fc.property(writtenTexts(), fc.gen(), fc.string(), (text, draw, caption) => {
        const before = parse(text)
        const task = pick(draw, tasks(before))
        const edits = setAttribute(before, { kind: 'task', name: task.name.text }, 'caption', caption)
        const now = parse(applyEdits(text, edits), before)
        const found = tasks(now).find((one) => one.name.text === task.name.text) as TaskDefinition
        const expected = { ...task, caption: { value: caption, span: task.span, valueSpan: task.span } }
        expect(printDefinition(found)).toBe(printDefinition(expected))
        expect(others(now, task.name.text)).toEqual(others(before, task.name.text))
        expect(comments(now.text)).toBe(comments(text))
      }),
      { numRuns: 150 },
    )
  })

  it('E5 an attribute is removed, its neighbours and comments stay', () => {
    fc.assert(
      fc.property(writtenTexts(), fc.gen(), (text, draw) => {
        const before = parse(text)
        const task = pick(draw, tasks(before))
        const edits = removeAttribute(before, { kind: 'task', name: task.name.text }, 'precondition')
        const now = parse(applyEdits(text, edits), before)
        const found = tasks(now).find((one) => one.name.text === task.name.text) as TaskDefinition
        const { precondition: _, ...rest } = task
        expect(printDefinition(found)).toBe(printDefinition(rest as TaskDefinition))
        expect(others(now, task.name.text)).toEqual(others(before, task.name.text))
        expect(now === before).toBe(task.precondition === undefined)
      }),
      { numRuns: 150 },
    )
  })

  it('E6, E10 a task is added and removed again', () => {
    fc.assert(
      fc.property(writtenTexts(), (text) => {
        const before = parse(text)
        const root = before.definitions[0]!.node.name.text
        const edits = [
          ...addComponent(before, root, 'fresh one', { waitsFor: [] }),
          ...addDefinition(before, 'action :: \'fresh one\' ;\n  caption :: "New" ;\nend action .'),
        ]
        const added = parse(applyEdits(text, edits), before)
        expect(added.problems).toEqual([])
        expect(comments(added.text)).toBe(comments(text))
        expect(others(added, root, 'fresh one')).toEqual(others(before, root))
        const removed = parse(
          applyEdits(added.text, removeDefinition(added, { kind: 'task', name: 'fresh one' })),
          added,
        )
        expect(removed.definitions.map((one) => printDefinition(one.node))).toEqual(
          before.definitions.map((one) => printDefinition(one.node)),
        )
        expect(comments(removed.text)).toBe(comments(text))
      }),
      { numRuns: 150 },
    )
  })

  it('E9 a rename there and back again says the same', () => {
    fc.assert(
      fc.property(writtenTexts(), fc.gen(), (text, draw) => {
        const before = parse(text)
        const { node } = pick(draw, before.definitions)
        const kind = isTask(node) ? 'task' : 'data'
        const there = parse(applyEdits(text, renameDefinition(before, kind, node.name.text, 'quite new')), before)
        const back = parse(applyEdits(there.text, renameDefinition(there, kind, 'quite new', node.name.text)), there)
        expect(there.problems).toEqual([])
        const unquoted = (protocol: ParsedProtocol) =>
          protocol.definitions.map((one) => printDefinition(one.node).replaceAll(`'${node.name.text}'`, node.name.text))
        expect(unquoted(back)).toEqual(unquoted(before))
        expect(comments(back.text)).toBe(comments(text))
      }),
      { numRuns: 150 },
    )
  })
})
