import type { RuleHelp } from '../rule.ts'
import { RULES } from '../rules/index.ts'
import { NAMES } from './names.ts'
import { STRUCTURE } from './structure.ts'
import { SYNTAX } from './syntax.ts'
import { TYPES } from './types.ts'

/** What blocks loading, by code: problems of the text, of names and types (rules T, N and Y). */
export const LOAD_HELP: Readonly<Record<string, RuleHelp>> = { ...SYNTAX, ...NAMES, ...TYPES, ...STRUCTURE }

const HELP: ReadonlyMap<string, RuleHelp> = new Map([
  ...Object.entries(LOAD_HELP),
  ...RULES.map((rule) => [rule.code, rule.help] as const),
])

/** Every code that a problem can have. */
export const HELP_CODES: readonly string[] = [...HELP.keys()].sort()

/** What the help page of a code says; the page itself is `docs/checks/<code>.md`. */
export function helpOf(code: string): RuleHelp | undefined {
  return HELP.get(code)
}
