import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse, type TaskClass } from '../../../proforma/index.ts'
import { createEditorDocument } from '../create-document.ts'
import type { Side } from '../editor-document.ts'
import { emptyLayout } from '../layout-change.ts'
import { perform } from '../perform.ts'
import { words } from '../words.ts'
import * as gestures from './index.ts'
import type { Gesture } from './index.ts'

const TEXT = `// Written by hand.
plan :: 'Triage' ;
  caption :: "Triage" ;
  component :: 'Ask' ; /* first of all */
  component :: 'Treat' ;
    schedule_constraint :: completed('Ask') ;
  component :: 'Give' ;
    schedule_constraint :: completed('Treat') ; // after the decision
  component :: 'Care' ;
end plan .

enquiry :: 'Ask' ;
  source :: 'age' ;
end enquiry .

decision :: 'Treat' ;
  candidate :: 'yes_please' ;
    argument :: for, age > 65 ;
end decision .

action :: 'Give' ;
  precondition :: result_of('Treat') = yes_please ;
end action .

plan :: 'Care' ;
  component :: 'Rest' ;
end plan .

action :: 'Rest' ; end action .

data :: 'age' ; type :: integer ; end data .
`

type Made = ReturnType<typeof createEditorDocument>

function open(text = TEXT): Made {
  return createEditorDocument({ text, layout: emptyLayout, name: 'test', now: () => 0 })
}

const textOf = (document: Made): string => document.state.getState().text
const tasksOf = (document: Made, plan = 'Triage'): string[] => {
  const task = document.state.getState().index.tasks.get(plan)
  return task?.kind === 'plan' ? task.components.map((one) => one.task.text) : []
}
const arrowsOf = (document: Made, plan = 'Triage'): string[] => {
  const task = document.state.getState().index.tasks.get(plan)
  if (task?.kind !== 'plan') return []
  return task.components.flatMap((one) =>
    one.scheduleConstraints.map(({ antecedent }) => `${antecedent.text}>${one.task.text}`),
  )
}

const seen = new Map([
  ['Ask', { x: 0, y: 0 }],
  ['Treat', { x: 0, y: 140 }],
  ['Give', { x: 0, y: 280 }],
  ['Care', { x: 264, y: 0 }],
])

describe('placing a task', () => {
  test('adds a component and a definition with nothing in it that the author did not say', () => {
    const document = open()
    expect(
      perform(document, (state, view) =>
        gestures.placeTask(state, view, seen, { kind: 'action', at: { x: 528, y: 0 } }),
      ),
    ).toBe('Action_1')
    expect(tasksOf(document)).toContain('Action_1')
    expect(textOf(document)).toContain("action :: 'Action_1' ;\nend action .")
    expect(document.view.getState().selection).toEqual({ kind: 'tasks', names: ['Action_1'] })
  })

  test('G2: leaves comments where they are', () => {
    const document = open()
    perform(document, (state, view) => gestures.placeTask(state, view, seen, { kind: 'plan', at: { x: 0, y: 0 } }))
    for (const comment of ['// Written by hand.', '/* first of all */', '// after the decision'])
      expect(textOf(document)).toContain(comment)
  })

  test('G4: keeps all positions of the plan as they are seen', () => {
    const document = open()
    perform(document, (state, view) => gestures.placeTask(state, view, seen, { kind: 'action', at: { x: 528, y: 0 } }))
    expect(document.state.getState().layout.positions).toMatchObject({
      'Triage/Ask': { x: 0, y: 0 },
      'Triage/Action_1': { x: 528, y: 0 },
    })
  })

  test('in an empty document starts a plan', () => {
    const document = open('')
    perform(document, (state, view) =>
      gestures.placeTask(state, view, new Map(), { kind: 'enquiry', at: { x: 0, y: 0 } }),
    )
    expect(document.view.getState().plan).toEqual(['Plan_1'])
    expect(tasksOf(document, 'Plan_1')).toEqual(['Enquiry_1'])
    expect(document.state.getState().parsed.problems).toEqual([])
  })

  test.each<[Side, string[]]>([
    ['after', ['Treat>New']],
    ['before', ['New>Treat']],
    ['beside', ['Ask>New']],
  ])('%s another one draws the arrows that this means', (side, arrows) => {
    const document = open()
    const made = perform(document, (state, view) =>
      gestures.appendTask(state, view, seen, { from: 'Treat', side, kind: 'action' }),
    )
    const drawn = arrowsOf(document).map((arrow) => arrow.replace(String(made), 'New'))
    for (const arrow of arrows) expect(drawn).toContain(arrow)
    expect(document.state.getState().parsed.problems).toEqual([])
  })

  test('on an arrow leads through it and makes room', () => {
    const document = open()
    perform(document, (state, view) =>
      gestures.insertOnArrow(state, view, seen, { from: 'Ask', to: 'Treat', kind: 'action' }),
    )
    expect(arrowsOf(document)).toEqual(expect.arrayContaining(['Ask>Action_1', 'Action_1>Treat']))
    expect(arrowsOf(document)).not.toContain('Ask>Treat')
    const { positions } = document.state.getState().layout
    expect(positions['Triage/Give']?.y).toBeGreaterThan(280)
  })
})

describe('an arrow', () => {
  test('becomes a schedule constraint', () => {
    const document = open()
    perform(document, (state, view) => gestures.connect(state, view, 'Ask', 'Care'))
    expect(arrowsOf(document)).toContain('Ask>Care')
  })

  test('may close a circle: the checks say what that means', () => {
    const document = open()
    expect(perform(document, (state, view) => gestures.connect(state, view, 'Give', 'Ask'))).toBe(true)
    expect(arrowsOf(document)).toContain('Give>Ask')
  })

  test.each([
    ['Ask', 'Ask', 'refuse.selfArrow'],
    ['Ask', 'Treat', 'refuse.sameArrow'],
    ['Ask', 'Rest', 'refuse.otherPlan'],
  ] as const)('G1: from %s to %s is refused with the reason', (from, to, id) => {
    const document = open()
    expect(gestures.connect(document.state.getState(), document.view.getState(), from, to)).toEqual({
      ok: false,
      reason: { id },
    })
  })
})

describe('deleting', () => {
  test('G7: joins what came before to what came after', () => {
    const document = open()
    perform(document, (state, view) => gestures.removeTasks(state, view, ['Treat']))
    expect(arrowsOf(document)).toContain('Ask>Give')
    expect(textOf(document)).not.toContain("decision :: 'Treat'")
  })

  test('G7: a plan takes along what is only in it', () => {
    const document = open()
    perform(document, (state, view) => gestures.removeTasks(state, view, ['Care']))
    expect(document.state.getState().index.tasks.has('Rest')).toBe(false)
  })

  test('G7: a definition that another plan uses stays', () => {
    const document = open(TEXT.replace("component :: 'Rest' ;", "component :: 'Rest' ;\n  component :: 'Give' ;"))
    perform(document, (state, view) => gestures.removeTasks(state, view, ['Give', 'Ask']))
    const { index } = document.state.getState()
    expect(index.tasks.has('Give')).toBe(true)
    expect(index.tasks.has('Ask')).toBe(false)
    expect(tasksOf(document)).toEqual(['Treat', 'Care'])
    expect(tasksOf(document, 'Care')).toEqual(['Rest', 'Give'])
  })

  test('the outermost plan is refused', () => {
    const document = open()
    const { reason } = gestures.removeDefinition(document.state.getState(), document.view.getState(), 'Triage') as {
      reason: unknown
    }
    expect(reason).toEqual(words('refuse.deleteRoot'))
  })
})

describe('captions and names', () => {
  test('G6: the first caption names a new task too, everywhere', () => {
    const document = open()
    perform(document, (state, view) =>
      gestures.appendTask(state, view, seen, { from: 'Ask', side: 'after', kind: 'action' }),
    )
    expect(perform(document, (state, view) => gestures.setCaption(state, view, 'Action_1', 'Blood test?'))).toBe(
      'Blood_test',
    )
    expect(arrowsOf(document)).toContain('Ask>Blood_test')
    expect(textOf(document)).toContain('caption :: "Blood test?"')
    expect(document.view.getState().selection).toEqual({ kind: 'tasks', names: ['Blood_test'] })
    expect(document.state.getState().layout.positions).toHaveProperty('Triage/Blood_test')
    expect(document.state.getState().layout.positions).not.toHaveProperty('Triage/Action_1')
  })

  test('G6: a name that an author chose stays', () => {
    const document = open()
    expect(perform(document, (state, view) => gestures.setCaption(state, view, 'Give', 'Give oxygen'))).toBe('Give')
  })

  test('G6: captions in any script give names', () => {
    const document = open()
    perform(document, (state, view) => gestures.placeTask(state, view, seen, { kind: 'action', at: { x: 0, y: 900 } }))
    expect(perform(document, (state, view) => gestures.setCaption(state, view, 'Action_1', '验血 2 次'))).toBe(
      '验血_2_次',
    )
    expect(document.state.getState().parsed.problems).toEqual([])
  })

  test('a new name goes wherever the old one stood', () => {
    const document = open()
    perform(document, (state, view) => gestures.renameTo(state, view, 'Treat', 'Choose'))
    expect(textOf(document)).toContain("result_of('Choose')")
    expect(textOf(document)).not.toContain('Treat')
  })

  test('G8: a new name goes into test cases too, and comes back with undo', () => {
    const name = 'young'
    const scenarios = [
      { name, steps: [{ confirm: 'Triage/Care/Give', expect: { states: { 'Triage/Treat': 'completed' } } }] },
      7,
    ]
    const document = createEditorDocument({ text: TEXT, layout: emptyLayout, name: 'test', now: () => 0, scenarios })
    perform(document, (state, view) => gestures.renameTo(state, view, 'Treat', 'Choose'))
    const renamed = [
      { name, steps: [{ confirm: 'Triage/Care/Give', expect: { states: { 'Triage/Choose': 'completed' } } }] },
      7,
    ]
    expect(document.state.getState().scenarios).toEqual(renamed)
    document.undo()
    expect(document.state.getState().scenarios).toEqual(scenarios)
  })

  test('a name that is taken is refused', () => {
    const document = open()
    expect(gestures.renameTo(document.state.getState(), document.view.getState(), 'Treat', 'Ask')).toEqual({
      ok: false,
      reason: words('refuse.edit.duplicate'),
    })
  })

  test('renaming the open plan keeps it open', () => {
    const document = open()
    document.open(['Triage', 'Care'])
    perform(document, (state, view) => gestures.renameTo(state, view, 'Care', 'Comfort'))
    expect(document.view.getState().plan).toEqual(['Triage', 'Comfort'])
  })
})

describe('forms', () => {
  test('G2: a field changes only its attribute', () => {
    const document = open()
    perform(document, (state) => gestures.setField(state, { kind: 'task', name: 'Give' }, 'precondition', 'age > 70'))
    expect(textOf(document)).toBe(TEXT.replace("result_of('Treat') = yes_please", 'age > 70'))
  })

  test('an empty field takes its attribute out', () => {
    const document = open()
    perform(document, (state) => gestures.setField(state, { kind: 'task', name: 'Give' }, 'precondition', ''))
    expect(textOf(document)).not.toContain('precondition')
  })

  test('a source of a new caption brings its data item', () => {
    const document = open()
    expect(perform(document, (state) => gestures.addSource(state, 'Ask', { caption: 'Blood pressure' }))).toBe(
      'blood_pressure',
    )
    expect(document.state.getState().index.data.get('blood_pressure')?.caption?.value).toBe('Blood pressure')
  })

  test('the parts of a decision', () => {
    const document = open()
    const option = perform(document, (state) => gestures.addCandidate(state, 'Treat'))
    perform(document, (state) => gestures.addArgument(state, 'Treat', String(option)))
    const argument = { kind: 'argument', decision: 'Treat', candidate: String(option), argument: 0 } as const
    perform(document, (state) => gestures.setField(state, argument, 'support', 'against'))
    perform(document, (state) => gestures.setField(state, argument, 'condition', 'age < 2'))
    perform(document, (state) => gestures.setField(state, argument, 'citation', 'doi:10.1000/1'))
    const treat = document.state.getState().index.tasks.get('Treat')
    const made = treat?.kind === 'decision' ? treat.candidates[1]?.arguments[0] : undefined
    expect(made?.support.kind).toBe('against')
    expect(made?.evidence.citations[0]?.value).toBe('doi:10.1000/1')
    expect(document.state.getState().parsed.problems).toEqual([])
  })

  test('G5: what is shown in an older form cannot be changed', () => {
    const document = open()
    const start = TEXT.indexOf('result_of')
    document.transact({ label: words('history.typing'), edits: [{ span: { start, end: start + 9 }, text: '((' }] })
    const refused = gestures.setField(document.state.getState(), { kind: 'task', name: 'Give' }, 'caption', 'x')
    expect(refused).toMatchObject({ ok: false, reason: { id: 'refuse.outdated', values: { name: 'Give', line: 22 } } })
  })
})

describe('any gesture', () => {
  const names = ['Ask', 'Treat', 'Give', 'Care', 'Rest', 'Nowhere']
  const name = fc.constantFrom(...names)
  const kind = fc.constantFrom<TaskClass>('action', 'enquiry', 'decision', 'plan', 'task')
  type Step = (document: Made) => Gesture
  const on =
    (
      make: (...state: [ReturnType<Made['state']['getState']>, ReturnType<Made['view']['getState']>]) => Gesture,
    ): Step =>
    (document) =>
      make(document.state.getState(), document.view.getState())
  const step: fc.Arbitrary<Step> = fc.oneof(
    fc
      .tuple(kind, fc.nat(500), fc.nat(500))
      .map(([kind, x, y]) => on((state, view) => gestures.placeTask(state, view, seen, { kind, at: { x, y } }))),
    fc
      .tuple(name, fc.constantFrom<Side>('after', 'before', 'beside'), kind)
      .map(([from, side, kind]) => on((state, view) => gestures.appendTask(state, view, seen, { from, side, kind }))),
    fc.tuple(name, name).map(([from, to]) => on((state, view) => gestures.connect(state, view, from, to))),
    fc.tuple(name, name).map(([from, to]) => on((state, view) => gestures.disconnect(state, view, from, to))),
    fc
      .tuple(name, name, kind)
      .map(([from, to, kind]) => on((state, view) => gestures.insertOnArrow(state, view, seen, { from, to, kind }))),
    fc
      .uniqueArray(name, { minLength: 1, maxLength: 3 })
      .map((names) => on((state, view) => gestures.removeTasks(state, view, names))),
    fc
      .tuple(name, fc.string({ maxLength: 12 }))
      .map(([name, caption]) => on((state, view) => gestures.setCaption(state, view, name, caption))),
    fc
      .tuple(name, fc.constantFrom('New_name', 'Ask', "it's"))
      .map(([from, to]) => on((state, view) => gestures.renameTo(state, view, from, to))),
    fc
      .tuple(name, fc.nat(300))
      .map(([name, x]) => on((state, view) => gestures.moveTasks(state, view, seen, new Map([[name, { x, y: x }]])))),
  )

  test('G3: then undo gives back text and layout as they were', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 6 }), (steps) => {
        const document = open()
        const before: { text: string; positions: unknown }[] = []
        for (const make of steps) {
          const { text, layout } = document.state.getState()
          const entries = document.state.getState().past.length
          perform(document, () => make(document))
          if (document.state.getState().past.length > entries) before.push({ text, positions: layout.positions })
        }
        for (const { text, positions } of before.toReversed()) {
          document.undo()
          expect(document.state.getState().text).toBe(text)
          expect(document.state.getState().layout.positions).toEqual(positions)
        }
        expect(textOf(document)).toBe(TEXT)
      }),
      { numRuns: 60 },
    )
  })

  test('leaves a text that can be read, with its comments', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 5 }), (steps) => {
        const document = open()
        for (const make of steps) perform(document, () => make(document))
        const text = textOf(document)
        expect(parse(text).problems).toEqual([])
        expect(text).toContain('// Written by hand.')
      }),
      { numRuns: 60 },
    )
  })

  test('reads incrementally what a fresh reading reads', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 4 }), (steps) => {
        const document = open()
        for (const make of steps) perform(document, () => make(document))
        const { parsed, text } = document.state.getState()
        expect(parsed.definitions.map(({ node }) => node)).toEqual(parse(text).definitions.map(({ node }) => node))
      }),
      { numRuns: 30 },
    )
  })
})

describe('the clipboard', () => {
  const select = (document: Made, names: string[]) => document.select({ kind: 'tasks', names })
  const clip = (document: Made) => gestures.clipOf(document.state.getState(), document.view.getState(), seen)

  test('holds text that can be read, with all that the tasks need', () => {
    const document = open()
    select(document, ['Treat', 'Give'])
    const text = clip(document)?.text ?? ''
    expect(parse(text).problems).toEqual([])
    for (const name of ['Treat', 'Give', 'age']) expect(text).toContain(`'${name}'`)
    expect(text).toContain("completed('Treat')")
  })

  test('pastes into another protocol, with positions to one another', () => {
    const from = open()
    select(from, ['Treat', 'Give'])
    const copied = clip(from)
    const to = open(`plan :: 'Other' ;\n  component :: 'One' ;\nend plan .\naction :: 'One' ; end action .\n`)
    const there = new Map([['One', { x: 0, y: 0 }]])
    perform(to, (state, view) => gestures.pasteClip(state, view, there, copied!, { x: 400, y: 80 }))
    expect(tasksOf(to, 'Other')).toEqual(['One', 'Treat', 'Give'])
    expect(arrowsOf(to, 'Other')).toEqual(['Treat>Give'])
    expect(to.state.getState().layout.positions).toMatchObject({
      'Other/Treat': { x: 400, y: 80 },
      'Other/Give': { x: 400, y: 220 },
    })
    expect(to.view.getState().selection).toEqual({ kind: 'tasks', names: ['Treat', 'Give'] })
  })

  test('gives other names to what is there already', () => {
    const document = open()
    select(document, ['Give'])
    perform(document, (state, view) => gestures.duplicate(state, view, seen))
    expect(tasksOf(document)).toContain('Give_2')
    expect(document.state.getState().parsed.problems).toEqual([])
    document.undo()
    expect(textOf(document)).toBe(TEXT)
  })

  test('in an empty document makes the protocol', () => {
    const from = open()
    select(from, ['Ask', 'Treat'])
    const copied = clip(from)
    const to = open('')
    perform(to, (state, view) => gestures.pasteClip(state, view, new Map(), copied!))
    expect(to.view.getState().plan).toEqual(['Plan_1'])
    expect(tasksOf(to, 'Plan_1')).toEqual(['Ask', 'Treat'])
  })

  test.each([
    ['Dear colleague, see the attachment.', 'refuse.edit.unreadable'],
    ['   ', 'refuse.pasteEmpty'],
    ['x'.repeat(gestures.MAX_PASTE + 1), 'refuse.pasteTooLarge'],
  ])('refuses what is no pathway', (text, id) => {
    const document = open()
    expect(
      gestures.pasteClip(document.state.getState(), document.view.getState(), seen, { text, positions: {} }),
    ).toMatchObject({ ok: false, reason: { id } })
  })
})

describe('more gestures', () => {
  test('a change of class says before what it would take away', () => {
    const document = open()
    expect(gestures.lostBy(document.state.getState(), 'Treat', 'action').map(({ keyword }) => keyword)).toContain(
      'candidate',
    )
    perform(document, (state) => gestures.changeClass(state, 'Treat', 'action'))
    expect(document.state.getState().index.tasks.get('Treat')?.kind).toBe('action')
    document.undo()
    expect(textOf(document)).toBe(TEXT)
  })

  test('tasks are spread with equal gaps', () => {
    const document = open()
    document.select({ kind: 'tasks', names: ['Ask', 'Treat', 'Give'] })
    const wide = new Map([
      ['Ask', { x: 0, y: 0 }],
      ['Treat', { x: 240, y: 0 }],
      ['Give', { x: 1000, y: 0 }],
    ])
    perform(document, (state, view) => gestures.align(state, view, wide, 'spreadAcross'))
    const { positions } = document.state.getState().layout
    expect([positions['Triage/Ask']?.x, positions['Triage/Treat']?.x, positions['Triage/Give']?.x]).toEqual([
      0, 500, 1000,
    ])
  })

  test('a task moves to another plan, its arrows joined past it', () => {
    const document = open()
    perform(document, (state) => gestures.moveToPlan(state, { task: 'Treat', from: 'Triage', to: 'Care' }))
    expect(tasksOf(document, 'Care')).toEqual(['Rest', 'Treat'])
    expect(arrowsOf(document)).toContain('Ask>Give')
  })

  test('a plan does not go into itself', () => {
    const document = open()
    expect(gestures.moveToPlan(document.state.getState(), { task: 'Care', from: 'Triage', to: 'Care' })).toMatchObject({
      ok: false,
      reason: { id: 'refuse.intoItself' },
    })
  })

  test('tasks are put in another order by steps', () => {
    const document = open()
    perform(document, (state) => gestures.step(state, 'Triage', 'Treat', 'up'))
    expect(tasksOf(document)).toEqual(['Treat', 'Ask', 'Give', 'Care'])
    perform(document, (state) => gestures.step(state, 'Triage', 'Treat', 'down'))
    expect(tasksOf(document)).toEqual(['Ask', 'Treat', 'Give', 'Care'])
    expect(gestures.step(document.state.getState(), 'Triage', 'Ask', 'up')).toEqual({
      ok: false,
      reason: words('refuse.isFirst'),
    })
  })
})
