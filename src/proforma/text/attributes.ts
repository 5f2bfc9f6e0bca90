import type { DefinitionKind } from './words.ts'

/** What an attribute can stand after: a definition, or a part of one. */
export type Owner = DefinitionKind | 'component' | 'source' | 'candidate' | 'argument'

/**
 * The shape of an attribute's value. `flag` has none (`multiple ;`), `word` is one of a fixed list, `owner`
 * opens a part that takes attributes of its own.
 */
export type Shape =
  | 'text'
  | 'expression'
  | 'assignments'
  | 'assignment'
  | 'word'
  | 'flag'
  | 'number'
  | 'name'
  | 'schedule'
  | 'argument'
  | 'range'
  | 'warning'
  | 'place'

export interface AttributeSpec {
  readonly keyword: string
  readonly shape: Shape
  readonly owners: readonly Owner[]
  /** What a `word` may be. */
  readonly values?: readonly string[]
  readonly repeatable?: boolean
  /** In the official list; the others are extensions of ours. */
  readonly official: boolean
}

const TASKS: readonly Owner[] = ['plan', 'enquiry', 'decision', 'action', 'task']
const YES_NO = ['yes', 'no']

function spec(
  keyword: string,
  shape: Shape,
  owners: readonly Owner[],
  more: Partial<Pick<AttributeSpec, 'values' | 'repeatable' | 'official'>> = {},
): AttributeSpec {
  return { keyword, shape, owners, official: true, ...more }
}

const EXTENSION = { official: false }
const MANY = { repeatable: true }
const FLAG = { values: YES_NO }

/** Every attribute of the language (reference, section 2), in the order of canonical text (T10). */
export const ATTRIBUTES: readonly AttributeSpec[] = [
  spec('title', 'text', ['protocol'], EXTENSION),
  spec('version', 'text', ['protocol'], EXTENSION),
  spec('root', 'name', ['protocol'], EXTENSION),
  spec('author', 'text', ['protocol'], { official: false, repeatable: true }),
  spec('intended_use', 'text', ['protocol'], EXTENSION),
  spec('population', 'text', ['protocol'], EXTENSION),
  spec('licence', 'text', ['protocol'], EXTENSION),
  spec('review_date', 'text', ['protocol'], EXTENSION),
  spec('argument_name', 'text', ['argument']),
  spec('caption', 'text', [...TASKS, 'data', 'parameter', 'property', 'candidate', 'argument']),
  spec('description', 'text', [...TASKS, 'data', 'parameter', 'protocol', 'candidate', 'argument']),
  spec('goal', 'text', TASKS),
  spec('context', 'text', TASKS),
  spec('trigger', 'text', TASKS),
  spec('wait_condition', 'expression', TASKS),
  spec('precondition', 'expression', TASKS),
  spec('autonomous', 'word', TASKS, FLAG),
  spec('confirmatory', 'word', TASKS, { values: YES_NO, official: false }),
  spec('procedure', 'text', ['action']),
  spec('postcondition', 'assignments', TASKS),
  spec('choice_mode', 'word', ['decision'], { values: ['single', 'multiple'] }),
  spec('support_mode', 'word', ['decision'], { values: ['symbolic', 'numeric'] }),
  spec('component', 'name', ['plan'], MANY),
  spec('schedule_constraint', 'schedule', ['component'], MANY),
  spec('optional', 'word', ['component'], FLAG),
  spec('number_of_cycles', 'number', ['component']),
  spec('cycle_until', 'expression', ['component']),
  spec('cycle_repeat', 'expression', ['component']),
  spec('terminal', 'word', ['component'], FLAG),
  spec('param_value', 'assignment', ['component'], MANY),
  spec('ltwh', 'place', ['component']),
  spec('abort', 'expression', ['plan']),
  spec('terminate', 'expression', ['plan']),
  spec('source', 'name', ['enquiry', 'decision'], MANY),
  spec('mandatory', 'word', ['source'], FLAG),
  spec('candidate', 'name', ['decision'], MANY),
  spec('priority', 'number', ['candidate']),
  spec('quality', 'word', ['candidate', 'argument'], {
    values: ['high', 'moderate', 'low', 'very_low'],
    official: false,
  }),
  spec('strength', 'word', ['candidate', 'argument'], { values: ['strong', 'weak'], official: false }),
  spec('citation', 'text', ['candidate', 'argument', 'protocol'], { official: false, repeatable: true }),
  spec('argument', 'argument', ['candidate'], MANY),
  spec('recommendation', 'expression', ['candidate']),
  spec('type', 'word', ['data', 'parameter'], {
    values: ['boolean', 'integer', 'real', 'text', 'date', 'time', 'datetime', 'duration'],
  }),
  spec('single', 'flag', ['data', 'parameter']),
  spec('multiple', 'flag', ['data', 'parameter']),
  spec('unit', 'text', ['data', 'parameter']),
  spec('precision', 'number', ['data', 'parameter'], EXTENSION),
  spec('range', 'range', ['data', 'parameter']),
  spec('default_value', 'expression', ['data', 'parameter']),
  spec('true_value', 'text', ['data']),
  spec('false_value', 'text', ['data']),
  spec('derivation', 'expression', ['data']),
  spec('warning_condition', 'warning', ['data'], MANY),
  spec('mandatory_validation', 'word', ['data'], FLAG),
  spec('code', 'text', ['data'], { official: false, repeatable: true }),
  spec('never', 'expression', ['property'], EXTENSION),
  spec('always', 'expression', ['property'], EXTENSION),
  spec('whenever', 'expression', ['property'], EXTENSION),
  spec('eventually', 'expression', ['property'], EXTENSION),
  spec('before', 'expression', ['property'], EXTENSION),
]

/** Spellings that are understood and kept as written. */
const SYNONYMS: Readonly<Record<string, string>> = {
  authors: 'author',
  citations: 'citation',
  license: 'licence',
}

const BY_KEYWORD: ReadonlyMap<string, AttributeSpec> = new Map([
  ...ATTRIBUTES.map((attribute) => [attribute.keyword, attribute] as const),
  ...Object.entries(SYNONYMS).map(
    ([synonym, keyword]) => [synonym, ATTRIBUTES.find((a) => a.keyword === keyword) as AttributeSpec] as const,
  ),
])

export function attributeSpec(keyword: string): AttributeSpec | undefined {
  return BY_KEYWORD.get(keyword)
}

/** The property of the model that keeps an attribute: `wait_condition` is `waitCondition`. */
export function propertyOf(keyword: string): string {
  if (keyword === 'single') return 'multiple'
  return keyword.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
}

/** The attributes that may stand after an owner, in canonical order. */
export function attributesOf(owner: Owner): readonly AttributeSpec[] {
  return ATTRIBUTES.filter((attribute) => attribute.owners.includes(owner))
}
