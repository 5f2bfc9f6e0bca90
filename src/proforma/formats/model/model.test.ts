import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { protocolTexts } from '../../testing/index.ts'
import { parse, printDefinition } from '../../text/index.ts'
import { ImportError } from '../error.ts'
import type { Json, JsonObject } from '../json.ts'
import { modelSchema, readModel, writeModel } from './index.ts'

const canonical = (text: string): string[] => parse(text).definitions.map(({ node }) => printDefinition(node))

describe('the model as JSON', () => {
  test('F51: there and back for every protocol', () => {
    fc.assert(
      fc.property(protocolTexts({ depth: 2 }), (text) => {
        const json = JSON.stringify(writeModel(parse(text)))
        const { text: back, report } = readModel(json)
        expect(report.entries).toEqual([])
        expect(canonical(back)).toEqual(canonical(text))
      }),
      { numRuns: 60 },
    )
  })

  test('F51: attributes under the keywords of the text', () => {
    const text = `decision :: 'd' ; confirmatory :: yes ; source :: 'x' ; mandatory :: no ; candidate :: 'c' ;
      argument :: excluding, x > 3 attributes quality :: low ; citation :: "doi:1" ; end attributes ; end decision .
      data :: 'x' ; type :: integer ; multiple ; range :: 0 .. 5 ; warning_condition :: count(x) > 2, "Many" ; end data .`
    expect(writeModel(parse(text))).toMatchObject({
      definitions: [
        {
          kind: 'decision',
          name: 'd',
          confirmatory: true,
          sources: [{ item: 'x', mandatory: false }],
          candidates: [
            {
              name: 'c',
              arguments: [{ support: 'excluding', condition: 'x > 3', quality: 'low', citations: ['doi:1'] }],
            },
          ],
        },
        {
          kind: 'data',
          type: 'integer',
          multiple: true,
          range: '0 .. 5',
          warning_conditions: [{ condition: 'count(x) > 2', message: 'Many' }],
        },
      ],
    })
  })

  test('F51: the schema describes what is written', () => {
    fc.assert(
      fc.property(protocolTexts(), (text) => {
        expect(violations(writeModel(parse(text)), modelSchema() as JsonObject)).toEqual([])
      }),
      { numRuns: 40 },
    )
  })

  test('F51: the schema refuses what is no attribute, and a missing name', () => {
    const of = (definition: object) =>
      violations(
        { format: 'ez-doctor-protocol', version: 1, definitions: [definition as Json] },
        modelSchema() as JsonObject,
      )
    expect(of({ kind: 'action', name: 'a', procedure: 'Do' })).toEqual([])
    expect(of({ kind: 'action', name: 'a', candidates: [] })).not.toEqual([])
    expect(of({ kind: 'action' })).not.toEqual([])
    expect(of({ kind: 'action', name: 'a', autonomous: 'yes' })).not.toEqual([])
  })

  test('F2: what is not valid is left out and said, the rest comes over', () => {
    const definitions = [
      { kind: 'action', name: 'a', procedure: 'Do', colour: 'red', autonomous: 'perhaps' },
      { kind: 'action', name: "it's" },
      { kind: 'plan', name: 'p', components: [{ task: 'a', after: [5] }, 7], abort: 'x > ) ; end plan .' },
      {
        kind: 'data',
        name: 'x',
        derivation: "1 ; end data . action :: 'evil' ; end action . data :: 'y' ; derivation :: 2",
      },
      'text',
    ]
    const { text, report } = readModel({ format: 'ez-doctor-protocol', version: 1, definitions })
    expect(parse(text).problems).toEqual([])
    expect(text).toContain('procedure :: "Do" ;')
    expect(text).not.toContain('evil')
    expect(report.entries.map(({ place }) => place)).toEqual([
      '/definitions/0/colour',
      '/definitions/0/autonomous',
      '/definitions/1',
      '/definitions/2/components/0',
      '/definitions/2/components/1',
      '/definitions/2',
      '/definitions/3',
      '/definitions/4',
    ])
  })

  test.each(['{}', '[]', '7', '{"format":"ez-doctor-protocol"}'])('F1: %s is refused', (source) => {
    expect(() => readModel(source)).toThrow(ImportError)
  })
})

/** The part of JSON Schema that the schema uses, checked by itself: no validator is among the libraries. */
function violations(value: Json | undefined, schema: JsonObject, root: JsonObject = schema, place = ''): string[] {
  const reference = schema['$ref']
  if (typeof reference === 'string') {
    const definitions = root['$defs'] as JsonObject
    return violations(value, definitions[reference.replace('#/$defs/', '')] as JsonObject, root, place)
  }
  const oneOf = schema['oneOf'] as readonly JsonObject[] | undefined
  if (oneOf !== undefined) {
    const matching = oneOf.filter((one) => violations(value, one, root, place).length === 0)
    return matching.length === 1 ? [] : [`${place}: ${matching.length} alternatives match`]
  }
  if ('const' in schema)
    return value === schema['const']
      ? []
      : [`${place}: ${JSON.stringify(value)} is not ${JSON.stringify(schema['const'])}`]
  if (Array.isArray(schema['enum']))
    return schema['enum'].includes(value) ? [] : [`${place}: ${JSON.stringify(value)} is not allowed`]
  return typed(value, schema, root, place)
}

function typed(value: Json | undefined, schema: JsonObject, root: JsonObject, place: string): string[] {
  switch (schema['type']) {
    case 'object': {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${place}: no object`]
      const properties = (schema['properties'] ?? {}) as JsonObject
      const missing = ((schema['required'] ?? []) as readonly string[]).filter((key) => !(key in value))
      return [
        ...missing.map((key) => `${place}/${key}: missing`),
        ...Object.entries(value as JsonObject).flatMap(([key, one]) => {
          const property = properties[key] as JsonObject | undefined
          return property === undefined
            ? [`${place}/${key}: unknown`]
            : violations(one, property, root, `${place}/${key}`)
        }),
      ]
    }
    case 'array':
      if (!Array.isArray(value)) return [`${place}: no list`]
      return value.flatMap((one: Json, at) => violations(one, schema['items'] as JsonObject, root, `${place}/${at}`))
    case 'string':
      if (typeof value !== 'string') return [`${place}: no text`]
      return typeof schema['pattern'] === 'string' && !new RegExp(schema['pattern']).test(value)
        ? [`${place}: ${value}`]
        : []
    default:
      return typeof value === schema['type'] ? [] : [`${place}: wrong type`]
  }
}
