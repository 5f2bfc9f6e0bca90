import { writeName, type Analysis, type Target } from '../../proforma/index.ts'
import { ownerName } from '../document/field-target.ts'
import { captionOf, readable, type TaskCard } from '../canvas/plan-chart.ts'
import { ranked } from '../canvas/match.ts'

/** One thing that could be written at the cursor. */
export interface Suggestion {
  readonly insert: string
  readonly caption: string
  readonly kind: TaskCard['kind'] | 'data' | 'candidate' | 'function' | 'word'
  /** What it replaces in the field. */
  readonly from: number
  readonly to: number
}

const FUNCTIONS = [
  'completed',
  'in_progress',
  'discarded',
  'dormant',
  'result_of',
  'result_set',
  'netsupport',
  'is_known',
  'count',
  'sum',
  'min',
  'max',
  'abs',
  'round',
  'years_between',
  'hours_between',
  'now',
  'last_updated',
]
const WORDS = ['and', 'or', 'not', 'includes', 'oneof', 'true', 'false', 'unknown']
const MOST = 8

/** What can stand where the cursor is: names that have a meaning there, functions and words, best match first. */
export function suggestionsAt(
  text: string,
  caret: number,
  { resolver, index }: Analysis,
  target: Target,
): Suggestion[] {
  const word = /[\p{L}_][\p{L}\p{N}_]*$/u.exec(text.slice(0, caret))?.[0]
  if (word === undefined || insideText(text, caret)) return []
  const from = caret - word.length
  const to = caret + (/^[\p{L}\p{N}_]*/u.exec(text.slice(caret))?.[0].length ?? 0)
  // What stands beside a component in a plan has the place of its task.
  const name = target.kind === 'component' ? target.task : ownerName(target)
  const owner = index.tasks.get(name)
  const path = resolver.tree.pathsOf(name, 1)[0]
  const names = resolver.namesIn({ ...(owner ? { owner } : {}), ...(path ? { path } : {}) })
  const all = [
    ...names.map((name) => ({ insert: writeName(name), ...meaning(name, index), from, to })),
    ...FUNCTIONS.map((name): Suggestion => ({ insert: name, caption: '', kind: 'function', from, to })),
    ...WORDS.map((name): Suggestion => ({ insert: name, caption: '', kind: 'word', from, to })),
  ]
  const found = ranked(word, all, ({ insert, caption }) => `${insert} ${caption}`)
  // Nothing to offer when the word is there already and nothing else begins so.
  return found.length === 1 && found[0]?.insert === word ? [] : found.slice(0, MOST)
}

function meaning(name: string, index: Analysis['index']): Pick<Suggestion, 'caption' | 'kind'> {
  const item = index.data.get(name) ?? index.parameters.get(name)
  if (item) return { caption: captionOf(item), kind: 'data' }
  const task = index.tasks.get(name)
  if (task) return { caption: captionOf(task), kind: task.kind }
  return { caption: readable(name), kind: 'candidate' }
}

/** Whether the cursor stands inside a text literal. */
function insideText(text: string, caret: number): boolean {
  return [...text.slice(0, caret).matchAll(/(?<!\\)"/g)].length % 2 === 1
}
