import { ATTRIBUTES } from '../../text/index.ts'
import type { AttributeSpec, Owner } from '../../text/index.ts'
import type { Json } from '../json.ts'
import { MODEL_FORMAT } from './write.ts'

const EXPRESSION: Json = { type: 'string', description: 'A PROforma expression.', minLength: 1 }
const NAME: Json = { type: 'string', description: 'A name: one line, without single quotes.', pattern: "^[^'\\n\\r]+$" }
const TEXT: Json = { type: 'string' }
const TEXTS: Json = { type: 'array', items: TEXT }

/** JSON Schema (draft 2020-12) of what `writeModel` writes, made from the language's own table of attributes. */
export function modelSchema(): Json {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:ez-doctor:protocol:1',
    title: 'A PROforma protocol',
    type: 'object',
    required: ['format', 'version', 'definitions'],
    properties: {
      format: { const: MODEL_FORMAT },
      version: { const: 1 },
      definitions: { type: 'array', items: { oneOf: KINDS.map((kind) => ({ $ref: `#/$defs/${kind}` })) } },
    },
    additionalProperties: false,
    $defs: {
      ...Object.fromEntries(KINDS.map((kind) => [kind, definitionSchema(kind)])),
      component: part(
        'component',
        { task: NAME, after: { type: 'array', items: NAME }, param_values: list(PARAM_VALUE) },
        ['task'],
      ),
      source: part('source', { item: NAME }, ['item']),
      candidate: part('candidate', { name: NAME, citations: TEXTS, arguments: list({ $ref: '#/$defs/argument' }) }, [
        'name',
      ]),
      argument: part('argument', { support: SUPPORT, condition: EXPRESSION, citations: TEXTS }, [
        'support',
        'condition',
      ]),
    },
  }
}

const KINDS = ['protocol', 'plan', 'enquiry', 'decision', 'action', 'task', 'data', 'parameter', 'property'] as const

const SUPPORT: Json = { oneOf: [{ enum: ['for', 'against', 'confirming', 'excluding'] }, { type: 'number' }] }

const PARAM_VALUE: Json = {
  type: 'object',
  required: ['parameter', 'value'],
  properties: { parameter: NAME, value: EXPRESSION },
  additionalProperties: false,
}

const WARNING: Json = {
  type: 'object',
  required: ['condition'],
  properties: { condition: EXPRESSION, message: TEXT },
  additionalProperties: false,
}

function list(items: Json): Json {
  return { type: 'array', items }
}

const PARTS: Readonly<Partial<Record<Owner, Readonly<Record<string, Json>>>>> = {
  protocol: { authors: TEXTS, citations: TEXTS },
  plan: { components: list({ $ref: '#/$defs/component' }) },
  enquiry: { sources: list({ $ref: '#/$defs/source' }) },
  decision: { sources: list({ $ref: '#/$defs/source' }), candidates: list({ $ref: '#/$defs/candidate' }) },
  data: { warning_conditions: list(WARNING), codes: TEXTS },
}

function definitionSchema(kind: (typeof KINDS)[number]): Json {
  return part(kind, { kind: { const: kind }, name: NAME, ...PARTS[kind] }, ['kind', 'name'])
}

function part(owner: Owner, own: Readonly<Record<string, Json>>, required: readonly string[]): Json {
  const attributes = ATTRIBUTES.filter(
    (spec) => spec.owners.includes(owner) && spec.repeatable !== true && spec.keyword !== 'single',
  )
  return {
    type: 'object',
    required,
    properties: { ...own, ...Object.fromEntries(attributes.map((spec) => [spec.keyword, valueSchema(spec)])) },
    additionalProperties: false,
  }
}

function valueSchema(spec: AttributeSpec): Json {
  switch (spec.shape) {
    case 'text':
      return TEXT
    case 'name':
      return NAME
    case 'number':
      return { type: 'number' }
    case 'flag':
      return { type: 'boolean' }
    case 'place':
      return { type: 'array', items: { type: 'number' }, minItems: 4, maxItems: 4 }
    case 'word':
      return spec.values?.includes('yes') === true ? { type: 'boolean' } : { enum: spec.values ?? [] }
    case 'range':
      return { type: 'string', description: '`0 .. 120`, or the values one after the other with commas.' }
    case 'assignments':
      return { type: 'string', description: '`item = expression and item2 = expression`' }
    default:
      return EXPRESSION
  }
}
