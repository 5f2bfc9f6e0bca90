import { describe, expect, test } from 'vitest'
import { indexOf, parse, parseExpression } from '../../proforma/index.ts'
import { cardSize } from './card-size.ts'
import { reading } from './card-words.ts'
import { createCharts, lexiconOf } from './chart-store.ts'
import { conditionInWords } from './condition-words.ts'
import { dataFlow } from './data-flow.ts'
import { along, neighbour, rectsOf } from './flow.ts'
import { nodeMaker, type NodesInput } from './flow-nodes.ts'
import { ranked } from './match.ts'
import { noOverlays } from './overlays.ts'
import { circles, planChart } from './plan-chart.ts'
import { sceneMaker } from './scene.ts'
import { translate } from '../messages/index.ts'

const TEXT = `plan :: 'P' ;
  caption :: "Triage" ;
  component :: 'Ask' ;
  component :: 'Treat' ; schedule_constraint :: completed('Ask') ;
  component :: 'Give' ; schedule_constraint :: completed('Treat') ; optional :: yes ;
  component :: 'Wait' ; schedule_constraint :: completed('Treat') ; number_of_cycles :: 3 ;
  component :: 'Care' ;
  component :: 'Nowhere' ;
end plan .
enquiry :: 'Ask' ; source :: 'age' ; end enquiry .
decision :: 'Treat' ; candidate :: 'oxygen' ; caption :: "Give oxygen" ; argument :: for, age >= 65 ; candidate :: 'none_of_it' ; end decision .
action :: 'Give' ; precondition :: result_of('Treat') = oxygen ; procedure :: "Two litres.
Then more." ; end action .
action :: 'Wait' ; end action .
plan :: 'Care' ; component :: 'Rest' ; end plan .
action :: 'Rest' ; precondition :: age > 3 ; end action .
data :: 'age' ; caption :: "Age" ; type :: integer ; unit :: "a" ; end data .
`
const index = indexOf(parse(TEXT))
const charts = createCharts()
const chart = charts.of(index, 'P', translate)
if (!chart) throw new Error('The plan has no chart.')
const card = (name: string) => chart.cards.find((one) => one.name === name)

const inWords = (text: string): string =>
  conditionInWords(parseExpression(text).expression, index, lexiconOf(translate))

describe('a plan as a drawing', () => {
  test('has its tasks in text order, with what there is to count', () => {
    expect(chart.cards.map(({ name, kind, count }) => [name, kind, count])).toEqual([
      ['Ask', 'enquiry', 1],
      ['Treat', 'decision', 2],
      ['Give', 'action', 0],
      ['Wait', 'action', 0],
      ['Care', 'plan', 1],
      ['Nowhere', 'missing', 0],
    ])
  })

  test('shows conditions as gates, places as badges, plans with their contents', () => {
    expect(card('Give')?.gates).toEqual([{ kind: 'precondition', text: 'Give oxygen' }])
    expect(card('Give')?.badges).toEqual([{ kind: 'optional' }])
    expect(card('Give')?.procedure).toBe('Two litres.')
    expect(card('Wait')?.badges).toEqual([{ kind: 'cycle', count: 3 }])
    expect(card('Care')?.contents).toEqual([{ name: 'Rest', kind: 'action', caption: 'Rest' }])
  })

  test('marks circles of arrows, however long', () => {
    const names = Array.from({ length: 5000 }, (_, at) => `t${at}`)
    const next = (name: string) => [`t${(Number(name.slice(1)) + 1) % 5000}`]
    expect(circles(names, next).size).toBe(5000)
    expect(circles(names, (name) => (name === 't4999' ? [] : next(name))).size).toBe(0)
  })

  test('keeps what did not change', () => {
    const changed = indexOf(parse(TEXT.replace('"Age"', '"Age in years"').replace('Two litres', 'Three litres')))
    const later = charts.of(changed, 'P', translate)
    expect(later?.cards[0]).toBe(chart.cards[0])
    expect(later?.cards[2]).not.toBe(chart.cards[2])
    expect(later?.arrows).toBe(chart.arrows)
  })
})

describe('conditions in words', () => {
  test.each([
    ["result_of('Treat') = oxygen", 'Give oxygen'],
    ["oxygen = result_of('Treat')", 'Give oxygen'],
    ['age >= 65', 'Age ≥ 65 a'],
    ['not (age > 3 or age < 1)', 'not (Age > 3 a or Age < 1 a)'],
    ['age > 3 and (age < 9 or age = 1)', 'Age > 3 a and (Age < 9 a or Age = 1 a)'],
    ['is_known(age)', 'Age is known'],
    ['age + 1 > 2 * age', 'Age + 1 > 2 × Age'],
  ])('%s reads %s', (text, words) => {
    expect(inWords(text)).toBe(words)
  })
})

describe('going about', () => {
  const positions = new Map([
    ['Ask', { x: 0, y: 0 }],
    ['Treat', { x: 0, y: 140 }],
    ['Give', { x: -140, y: 280 }],
    ['Wait', { x: 140, y: 280 }],
    ['Care', { x: 400, y: 0 }],
  ])
  const rects = rectsOf(chart, positions)

  test.each([
    ['Ask', 'down', 'Treat'],
    ['Treat', 'up', 'Ask'],
    ['Give', 'right', 'Wait'],
    ['Wait', 'left', 'Give'],
    ['Ask', 'right', 'Care'],
    ['Care', 'down', 'Wait'],
  ] as const)('K2: from %s %s leads to %s', (from, direction, to) => {
    expect(neighbour(chart, rects, from, direction)).toBe(to)
  })

  test('all that comes before or after', () => {
    expect(along(chart, 'Treat', 'after')).toEqual(['Give', 'Wait'])
    expect(along(chart, 'Wait', 'before')).toEqual(['Ask', 'Treat'])
  })

  test('sizes follow from the card alone', () => {
    expect(cardSize(card('Give') ?? chart.cards[0]!).height).toBeGreaterThan(
      cardSize(card('Wait') ?? chart.cards[0]!).height,
    )
  })
})

describe('the data flow of an item', () => {
  test('says who asks and who reads, inside plans too', () => {
    expect(Object.fromEntries(dataFlow(index, 'P', 'age'))).toEqual({ Ask: 'asks', Treat: 'reads', Care: 'reads' })
  })
})

describe('finding by a part of a name', () => {
  test('puts beginnings first', () => {
    expect(ranked('bl', ['Cable', 'Red blood', 'Blood test'], (name) => name)).toEqual([
      'Blood test',
      'Red blood',
      'Cable',
    ])
  })
})

describe("the renderer's nodes", () => {
  const positions = new Map(chart.cards.map(({ name }, at) => [name, { x: 0, y: at * 100 }]))
  const scene = sceneMaker()({
    base: ['P'],
    expanded: new Set(),
    chartOf: () => chart,
    positionsOf: () => positions,
  })
  const input: NodesInput = {
    index,
    scene,
    dragging: undefined,
    overlays: noOverlays,
    plan: ['P'],
    selection: { kind: 'none' },
    mode: { kind: 'idle' },
    outdated: new Set(),
    problems: new Map(),
    flow: undefined,
    t: translate,
  }

  test('are the same objects while nothing of them changes', () => {
    const make = nodeMaker()
    const before = make(input)
    const after = make({ ...input, selection: { kind: 'tasks', names: ['Treat'] } })
    const changed = after.filter((node, at) => node !== before[at]).map(({ id }) => id)
    // The selected one, and the one that Tab reached before.
    expect(changed).toEqual(['Ask', 'Treat'])
  })

  test('a problem reaches its card, and no other one is made anew; so does its end', () => {
    const make = nodeMaker()
    const before = make(input)
    const problems = new Map([['Treat', [{ severity: 'error' as const, title: 'Wrong.' }]]])
    const marked = make({ ...input, problems })
    expect(marked.filter((node, at) => node !== before[at]).map(({ id }) => id)).toEqual(['Treat'])
    expect(marked.find(({ id }) => id === 'Treat')?.data.marks).toHaveLength(1)
    const after = make(input)
    expect(after.find(({ id }) => id === 'Treat')?.data.marks).toHaveLength(0)
  })

  test('K4: the task that Tab reaches says all there is to know', () => {
    const [first] = nodeMaker()({ ...input, selection: { kind: 'tasks', names: ['Treat'] } }).filter(
      ({ data }) => data.tabStop,
    )
    expect(first?.data.label).toBe('Decision Treat, 2 of 6 in plan Triage, runs after Ask, Decision · 2 options')
  })

  test('K4: problems are counted by gravity; one or two are said as well', () => {
    const marks = (...severities: ('error' | 'check')[]) =>
      severities.map((severity) => ({ severity, title: 'Too late.' }))
    const said = (list: ReturnType<typeof marks>) => reading(chart.cards[1]!, chart, translate, { marks: list })
    expect(said(marks('check'))).toMatch(/2 options, 1 warning: Too late\.$/)
    expect(said(marks('check', 'error', 'error', 'error'))).toMatch(/3 errors, 1 warning: Too late\.$/)
  })

  test('are painted by path before name', () => {
    const overlays = {
      taskState: { 'P/Ask': 'completed' as const },
      marks: {
        Ask: [{ severity: 'hint' as const, title: 'by name' }],
        'P/Ask': [{ severity: 'error' as const, title: 'by path' }],
      },
    }
    const [ask] = nodeMaker()({ ...input, overlays })
    expect(ask?.data.state).toBe('completed')
    expect(ask?.data.marks.map(({ title }) => title)).toEqual(['by path'])
  })
})

test('a word changed in a task leaves the arrows of its plan as they were', () => {
  const charts = createCharts()
  const text = `plan :: 'P' ; component :: 'A' ; component :: 'B' ; schedule_constraint :: completed('A') ; end plan .
action :: 'A' ; caption :: "Give" ; end action .
action :: 'B' ; end action .
`
  const parsed = parse(text)
  const before = charts.of(indexOf(parsed), 'P', translate)
  const after = charts.of(indexOf(parse(text.replace('Give', 'Given'), parsed)), 'P', translate)
  expect(after?.cards.map(({ caption }) => caption)).toEqual(['Given', 'B'])
  expect(after?.arrows).toBe(before?.arrows)
  expect(after?.cards[1]).toBe(before?.cards[1])
})

test('a plan that is none has no drawing', () => {
  expect(planChart(index, 'Ask', () => '')).toBeUndefined()
})
