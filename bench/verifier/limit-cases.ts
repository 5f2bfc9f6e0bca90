import { par, seq } from './families.ts'
import { action, decision, enquiry, type Part, plan } from './text.ts'

/** A protocol that asks too much, or looks like it. */
export interface LimitCase {
  readonly name: string
  readonly text: () => string
}

const names = (n: number, prefix = 'a'): readonly string[] => Array.from({ length: n }, (_, i) => `${prefix}${i}`)
const integer = (name: string, top: number): string =>
  `data :: '${name}' ;\n  type :: integer ;\n  range :: 0 .. ${top} ;\nend data .\n`

/** n plans, each the only component of the one before. */
function nested(n: number): string {
  const plans = names(n, 'p')
  return plans.map((name, i) => plan(name, [[plans[i + 1] ?? 'leaf', []]])).join('') + action('leaf')
}

/** Groups of 100 within groups of 100, as deep as it takes for n actions. */
function grouped(n: number): string {
  const level = (members: readonly string[], depth: number): string => {
    if (members.length <= 100)
      return plan(
        'root',
        members.map((name) => [name, []]),
      )
    const groups = names(Math.ceil(members.length / 100), `g${depth}_`)
    const inside = (i: number): readonly Part[] => members.slice(i * 100, i * 100 + 100).map((name) => [name, []])
    return level(groups, depth + 1) + groups.map((group, i) => plan(group, inside(i))).join('')
  }
  const actions = names(n)
  return level(actions, 0) + actions.map((name) => action(name)).join('')
}

/** One enquiry, then a decision with these candidates. */
function decided(items: readonly string[], candidates: readonly (readonly [string, string])[], data: string): string {
  const parts: readonly Part[] = [
    ['ask', []],
    ['k', ['ask']],
  ]
  return plan('root', parts) + enquiry('ask', items) + decision('k', candidates) + data
}

/** A hundred decisions with a thousand thresholds each, of one item. */
function thresholds(): string {
  const decisions = names(100, 'k')
  const options = (from: number) => names(1000, 'c').map((name, i) => [name, `x = ${from + i}`] as const)
  const parts: readonly Part[] = [['ask', []], ...decisions.map((name): Part => [name, ['ask']])]
  return (
    plan('root', parts) +
    enquiry('ask', ['x']) +
    decisions.map((name, i) => decision(name, options(i * 1000))).join('') +
    integer('x', 10 ** 6)
  )
}

/** Decides whether the sum of items from 0 to 10^6 is over a number; `sum` is how they are put together. */
function computed(items: readonly string[], sum: string): string {
  const candidates = [
    ['over', 's > 1234567'],
    ['under', 's <= 1234567'],
  ] as const
  const derived = `data :: 's' ; type :: integer ; derivation :: ${sum} ; end data .\n`
  return decided(items, candidates, items.map((name) => integer(name, 10 ** 6)).join('') + derived)
}

/** n tasks side by side, each left out when the next one was faster. */
function racing(n: number): string {
  const tasks = names(n)
  const late = (i: number): string => `precondition :: not completed('${tasks[(i + 1) % n]}') ;`
  const lanes = tasks.map((name, i) =>
    plan(`l${i}`, [
      [`first${i}`, []],
      [name, [`first${i}`]],
    ]),
  )
  return (
    plan(
      'root',
      tasks.map((_, i) => [`l${i}`, []]),
    ) +
    lanes.join('') +
    tasks.map((name, i) => action(`first${i}`) + action(name, [late(i)])).join('')
  )
}

function bracketed(depth: number): string {
  const condition = `${'('.repeat(depth)}x > 1${' and x > 1)'.repeat(depth)}`
  return decided(['x'], [['c', condition]], integer('x', 10))
}

/** Bad input of the kinds that a verifier is asked to survive: large, endless, racing, deep. */
export const LIMIT_CASES: readonly LimitCase[] = [
  { name: '20,000 tasks in sequence', text: () => seq(20_000) },
  { name: '20,000 tasks side by side', text: () => par(20_000) },
  { name: '20,000 tasks in groups of 100', text: () => grouped(20_000) },
  { name: '20,000 plans one in the other', text: () => nested(20_000) },
  { name: '100,000 thresholds of one item', text: thresholds },
  {
    name: 'a text with 150,000 values',
    text: () =>
      decided(
        ['x'],
        [
          ['one', 'x = "v1"'],
          ['other', 'x != "v1"'],
        ],
        `data :: 'x' ; type :: text ; range :: ${names(150_000, 'v')
          .map((value) => `"${value}"`)
          .join(', ')} ; end data .\n`,
      ),
  },
  { name: 'a sum of 5 items of 10^6 values', text: () => computed(names(5, 'x'), names(5, 'x').join(' + ')) },
  { name: 'a product of items of 10^6 values', text: () => computed(['x', 'y'], 'x * y') },
  {
    name: 'an endless cycle of automatic tasks',
    text: () =>
      plan('root', [['k', []]], () => ['cycle_until :: false ;']) +
      plan('k', [['a', []]], undefined, ['autonomous :: yes ;']) +
      action('a', ['autonomous :: yes ;']),
  },
  { name: '30 racing tasks', text: () => racing(30) },
  { name: '300 racing tasks', text: () => racing(300) },
  { name: 'a condition 100,000 brackets deep', text: () => bracketed(100_000) },
]
