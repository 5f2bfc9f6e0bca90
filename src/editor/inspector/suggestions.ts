import { expressionService, type Analysis, type Scope, type Suggestion, type Target } from '../../proforma/index.ts'
import { ranked } from '../canvas/match.ts'
import { ownerName } from '../document/field-target.ts'

const MOST = 8

/** A suggestion as a field takes it: plain text, and where the cursor goes in it. */
export interface FieldSuggestion extends Suggestion {
  /** The text without its places to go on. */
  readonly plain: string
  /** Offset of the cursor in `plain`. */
  readonly caret: number
}

/**
 * What can be written at the cursor of a field, best match first. `asked`: the author wants to see it without having
 * typed a letter.
 */
export function suggestionsAt(
  text: string,
  caret: number,
  asked: boolean,
  analysis: Analysis,
  target: Target,
): FieldSuggestion[] {
  const before = text.slice(0, caret)
  const word = /[\p{L}_][\p{L}\p{N}_]*$/u.exec(before)?.[0] ?? ''
  const beside = /(?:[=<>]|\b(?:includes?|oneof)) (?:[([]\s*)?$/.test(before)
  if (word === '' && !asked && !beside) return []
  const all = expressionService(analysis, text, scopeOf(analysis, target)).suggest(caret)
  const nearest = all.toSorted((a, b) => a.rank - b.rank)
  const ranking = ranked(word, nearest, ({ label, detail = '' }) => `${label} ${detail}`).map(plain)
  // After `x = ` the values of x, and nothing else, until a letter is typed.
  const found = word === '' && !asked ? ranking.filter(({ kind }) => kind === 'value' || kind === 'candidate') : ranking
  // Nothing to offer when the word is there already and nothing else begins so.
  return found.length === 1 && found[0]?.plain === word ? [] : found.slice(0, MOST)
}

/** The names that an expression at a target sees. */
export function scopeOf({ resolver, index }: Analysis, target: Target): Scope {
  // What stands beside a component in a plan has the place of its task.
  const name = target.kind === 'component' ? target.task : ownerName(target)
  const owner = index.tasks.get(name)
  const path = resolver.tree.pathsOf(name, 1)[0]
  return { ...(owner ? { owner } : {}), ...(path ? { path } : {}) }
}

function plain(suggestion: Suggestion): FieldSuggestion {
  const { insert, snippet } = suggestion
  if (snippet !== true) return { ...suggestion, plain: insert, caret: insert.length }
  const first = insert.search(/\$\{?[0-9]/)
  const text = insert.replaceAll(/\$\{\d+:([^}]*)\}|\$\d/g, '$1')
  return { ...suggestion, plain: text, caret: first < 0 ? text.length : first }
}
