import { isReserved } from '../text/index.ts'

/** Words that read as something else in an expression: functions and units of time. */
const TAKEN = new Set(
  (
    'true false unknown not if abs round floor ceil exp log ln sqrt power mod sin cos tan asin acos atan now date time ' +
    'years_between months_between days_between hours_between in_progress discarded dormant result_set is_known count sum min max nth ' +
    'union intersect diff in_progress_time completed_time discarded_time last_updated cycle forever second minute hour ' +
    'day week month months year years protocol parameter property'
  ).split(' '),
)

const SPELLED: readonly (readonly [RegExp, string])[] = [
  [/[≥⩾]|>=/g, ' at least '],
  [/[≤⩽]|<=|=</g, ' at most '],
  [/>/g, ' above '],
  [/</g, ' below '],
  [/%/g, ' percent '],
  [/&/g, ' and '],
  [/[µμ]/g, 'u'],
  [/α/g, 'alpha'],
  [/β/g, 'beta'],
  [/γ/g, 'gamma'],
  [/ß/g, 'ss'],
  [/[øØ]/g, 'o'],
  [/[æÆ]/g, 'ae'],
  [/(\d)[.,](\d)/g, '$1_$2'],
  [/['’`]/g, ''],
]

/** Leading digits move to the end, so that the name starts with a letter: `30-day mortality` becomes `day_mortality_30`. */
function words(label: string): string[] {
  let plain = label.normalize('NFKC')
  for (const [pattern, spelling] of SPELLED) plain = plain.replace(pattern, spelling)
  plain = plain.normalize('NFKD').replace(/\p{M}/gu, '')
  const found = plain.split(/[^A-Za-z0-9_]+|_+/).filter((word) => word !== '')
  const first = found.findIndex((word) => /^[A-Za-z]/.test(word))
  return first < 0 ? found : [...found.slice(first), ...found.slice(0, first)]
}

function clipped(found: readonly string[], limit: number): string {
  let name = ''
  for (const word of found) {
    if (name !== '' && name.length + word.length + 1 > limit) break
    name = name === '' ? word.slice(0, limit) : `${name}_${word}`
  }
  return name
}

/** `Total score (0-10)` becomes `total_score_0_10`. Empty when the label has no letter or digit that can stand in a name. */
export function itemName(label: string, limit = 40): string {
  return clipped(
    words(label).map((word) => word.toLowerCase()),
    limit,
  )
}

/** `risk assessment` becomes `Risk_assessment`: tasks start with a capital letter. */
export function taskName(label: string, limit = 40): string {
  const name = clipped(words(label), limit)
  return name.charAt(0).toUpperCase() + name.slice(1)
}

/**
 * Hands out names that no other definition has: a data item and a task or candidate of one name would be ambiguous. Names that
 * differ in case only are kept apart too, for the reader's sake.
 */
export class Namespace {
  readonly #taken = new Set<string>()

  /** Whether the wish would be handed out as it is. */
  isFree(wish: string): boolean {
    return !this.#taken.has(wish.toLowerCase())
  }

  /** The first wish that is free; with none free, the first one with a number. */
  claimFirst(wishes: readonly string[], fallback: string): string {
    return this.claim(wishes.find((wish) => /^[A-Za-z]/.test(wish) && this.isFree(wish)) ?? wishes[0] ?? '', fallback)
  }

  /** The wish itself, or with the first free number; `fallback` where the wish is empty or starts with a digit. */
  claim(wish: string, fallback: string): string {
    const base = /^[A-Za-z]/.test(wish) ? wish : wish === '' ? fallback : `${fallback}_${wish}`
    const start = isReserved(base) || TAKEN.has(base) ? `${base}_value` : base
    let name = start
    for (let count = 2; this.#taken.has(name.toLowerCase()); count++) name = `${start}_${count}`
    this.#taken.add(name.toLowerCase())
    return name
  }
}
