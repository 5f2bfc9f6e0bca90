/** The official reserved words (Sutton 2002), and the four literals of the expression language. */
const RESERVED = new Set(
  (
    'abort action against and AND argument argument_name attributes autonomous candidate caption choice_mode ' +
    'completed component confirming context cycle_repeat cycle_until data days decision default_value derivation ' +
    'description directives end enquiry excluding false_value for goal hours include includes ltwh mandatory ' +
    'mandatory_validation minutes multiple netsupport Netsupport numeric number_of_cycles oneof optional or OR ' +
    'param_value parameters plan postcondition precondition priority procedure range recommendation result_of ' +
    'schedule_constraint seconds single source symbolic support_mode task terminal terminate trigger true_value ' +
    'type unit wait_condition warning_condition weeks'
  ).split(' '),
)

const LITERALS = new Set(['true', 'false', 'unknown', 'not', 'NOT'])

/** Whether a word must stand in single quotes to be a name (T3). */
export function isReserved(word: string): boolean {
  return RESERVED.has(word) || LITERALS.has(word)
}

/** Words of the official list: what a classic reader knows. */
export function isOfficial(word: string): boolean {
  return RESERVED.has(word)
}

export const DEFINITION_KINDS = [
  'plan',
  'enquiry',
  'decision',
  'action',
  'task',
  'data',
  'parameter',
  'property',
  'protocol',
] as const

export type DefinitionKind = (typeof DEFINITION_KINDS)[number]

const KINDS: ReadonlySet<string> = new Set(DEFINITION_KINDS)

export function isDefinitionKind(word: string): word is DefinitionKind {
  return KINDS.has(word)
}

const UNITS: ReadonlyMap<string, string> = new Map(
  ['second', 'minute', 'hour', 'day', 'week', 'month', 'year'].flatMap((unit) => [
    [unit, `${unit}s`],
    [`${unit}s`, `${unit}s`],
  ]),
)

/** The plural of a unit of time in either number, or nothing. */
export function durationUnit(word: string): string | undefined {
  return UNITS.get(word)
}

/**
 * How a name is written: bare when it is an ASCII identifier that is not reserved, in single quotes otherwise.
 * Owners and components are always quoted, as in the reference; expressions quote only where they must.
 */
export function needsQuotes(name: string): boolean {
  return !/^[A-Za-z][A-Za-z0-9_]*$/.test(name) || isReserved(name)
}

/** Whether a text can be a name at all: not empty, no single quote, on one line. */
export function isName(text: string): boolean {
  return text.length > 0 && !/['\n\r]/.test(text)
}

export function quoteName(name: string): string {
  return `'${name}'`
}

/** A name as it stands in an expression. */
export function writeName(name: string): string {
  return needsQuotes(name) ? quoteName(name) : name
}

/** A text literal (T5): only `"` and `\` are escaped, everything else stands for itself. */
export function quoteText(value: string): string {
  return `"${value.replace(/[\\"]/g, '\\$&')}"`
}

/** The value of a text literal without its quotes: `\"` and `\\`; any other backslash stands for itself. */
export function unescapeText(inner: string): string {
  return inner.includes('\\') ? inner.replace(/\\(["\\])/g, '$1') : inner
}
