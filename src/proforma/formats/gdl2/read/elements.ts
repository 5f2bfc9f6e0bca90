import { ImportError } from '../../error.ts'
import { isObject, listMember, objectMember, textMember } from '../../json.ts'
import type { Json, JsonObject } from '../../json.ts'
import type { ImportLimits } from '../../limits.ts'
import type { ReportBuilder } from '../../report.ts'
import type { Gdl2Literal } from './expression.ts'
import type { Gdl2Binding, Gdl2Element } from './guideline.ts'
import { parseGdl2Expression } from './parse.ts'
import { Gdl2SyntaxError } from './scan.ts'
import type { Terms } from './terms.ts'

export interface ReadElements {
  readonly bindings: readonly Gdl2Binding[]
  readonly elements: ReadonlyMap<string, Gdl2Element>
}

/** Reads `definition.data_bindings`: which archetype elements the rules read and write. */
export function readElements(
  definition: JsonObject,
  terms: Terms,
  limits: ImportLimits,
  report: ReportBuilder,
): ReadElements {
  const bindings: Gdl2Binding[] = []
  const elements = new Map<string, Gdl2Element>()
  for (const [id, binding] of Object.entries(objectMember(definition, 'data_bindings') ?? {})) {
    if (!isObject(binding)) {
      report.add(
        'lost',
        'gdl2.shape',
        `/definition/data_bindings/${id}`,
        `Data binding ${id} is not an object and was left out.`,
      )
      continue
    }
    const role = textMember(binding, 'type')?.toUpperCase() === 'INPUT' ? 'input' : 'output'
    const ids: string[] = []
    for (const [elementId, element] of Object.entries(objectMember(binding, 'elements') ?? {})) {
      if (elements.size >= limits.definitions)
        throw new ImportError('too-large', `More than ${limits.definitions} elements.`)
      ids.push(elementId)
      elements.set(elementId, readElement(elementId, element, role, terms, limits))
    }
    const predicates = (listMember(binding, 'predicates') ?? []).filter((item) => typeof item === 'string')
    for (const predicate of predicates) {
      report.add('changed', 'gdl2.predicate', `/definition/data_bindings/${id}`, predicateMessage(predicate), ids)
    }
    bindings.push({ id, model: textMember(binding, 'model_id') ?? '', role, elements: ids, predicates })
  }
  return { bindings, elements }
}

function predicateMessage(predicate: string): string {
  return `The guideline picks these values from the patient's record with "${predicate}". A protocol asks for them: whoever connects it to a record must choose the same ones.`
}

function readElement(
  id: string,
  json: Json | undefined,
  role: Gdl2Element['role'],
  terms: Terms,
  limits: ImportLimits,
): Gdl2Element {
  const dataType = textMember(json, 'data_type')
  return {
    id,
    label: terms.text(id),
    description: terms.description(id),
    role,
    path: textMember(json, 'path') ?? '',
    ...(dataType === undefined ? {} : { dataType }),
    units: (listMember(json, 'units') ?? []).filter((unit) => typeof unit === 'string').map((unit) => unit.trim()),
    allowedValues: (listMember(json, 'allowed_values') ?? []).flatMap((value) => literal(value, limits)),
  }
}

/** `allowed_values` holds literals; a bare `local::at0021` has no label here and gets one from the rules. */
function literal(value: Json, limits: ImportLimits): Gdl2Literal[] {
  if (typeof value !== 'string') return []
  try {
    const parsed = parseGdl2Expression(value, limits)
    return parsed.kind === 'literal' ? [parsed.value] : []
  } catch (error) {
    if (error instanceof Gdl2SyntaxError) return []
    throw error
  }
}
