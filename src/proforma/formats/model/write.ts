import { printExpression } from '../../expressions/index.ts'
import type {
  Argument,
  Attribute,
  Candidate,
  Component,
  Definition,
  ParsedProtocol,
  Source,
} from '../../model/index.ts'
import { propertyOf } from '../../text/attributes.ts'
import { ATTRIBUTES } from '../../text/index.ts'
import type { AttributeSpec, Owner } from '../../text/index.ts'
import { printSupport, printValue } from '../../text/printDefinition.ts'
import type { Json } from '../json.ts'

/** What the JSON of the model calls itself. */
export const MODEL_FORMAT = 'ez-doctor-protocol'

/**
 * A protocol as JSON for other programs: one object a definition, attributes under the keywords of the text, conditions and values as
 * PROforma expressions. `modelSchema` describes it. Comments and layout are not in it.
 */
export function writeModel(parsed: ParsedProtocol): Json {
  return { format: MODEL_FORMAT, version: 1, definitions: parsed.definitions.map(({ node }) => definitionJson(node)) }
}

export function definitionJson(node: Definition): Json {
  return { kind: node.kind, name: node.name.text, ...attributes(node, node.kind), ...parts(node) }
}

function parts(node: Definition): Record<string, Json> {
  switch (node.kind) {
    case 'plan':
      return { components: node.components.map(componentJson) }
    case 'enquiry':
      return { sources: node.sources.map(sourceJson) }
    case 'decision':
      return { sources: node.sources.map(sourceJson), candidates: node.candidates.map(candidateJson) }
    case 'data':
      return {
        ...some(
          'warning_conditions',
          node.warningConditions.map(({ condition, message }) => ({
            condition: printExpression(condition),
            ...(message === undefined ? {} : { message }),
          })),
        ),
        ...some('codes', texts(node.codes)),
      }
    case 'protocol':
      return { ...some('authors', texts(node.authors)), ...some('citations', texts(node.citations)) }
    case 'property':
      return patternJson(node)
    default:
      return {}
  }
}

function patternJson({ pattern }: Definition & { kind: 'property' }): Record<string, Json> {
  if (pattern === undefined) return {}
  switch (pattern.kind) {
    case 'response':
      return {
        whenever: printExpression(pattern.whenever.value),
        eventually: printExpression(pattern.eventually.value),
      }
    case 'precedence':
      return { never: printExpression(pattern.never.value), before: printExpression(pattern.before.value) }
    default:
      return { [pattern.kind]: printExpression(pattern.condition.value) }
  }
}

function componentJson(component: Component): Json {
  return {
    task: component.task.text,
    ...some(
      'after',
      component.scheduleConstraints.map(({ antecedent }) => antecedent.text),
    ),
    ...attributes(component, 'component'),
    ...some(
      'param_values',
      component.paramValues.map(({ parameter, value }) => ({
        parameter: parameter.text,
        value: printExpression(value),
      })),
    ),
  }
}

function sourceJson(source: Source): Json {
  return { item: source.item.text, ...attributes(source, 'source') }
}

function candidateJson(candidate: Candidate): Json {
  return {
    name: candidate.name.text,
    ...attributes({ ...candidate, ...candidate.evidence }, 'candidate'),
    ...some('citations', texts(candidate.evidence.citations)),
    ...some('arguments', candidate.arguments.map(argumentJson)),
  }
}

function argumentJson(argument: Argument): Json {
  const { support } = argument
  return {
    support: support.kind === 'weight' ? support.weight : printSupport(support),
    condition: printExpression(argument.condition),
    ...attributes({ ...argument, ...argument.evidence }, 'argument'),
    ...some('citations', texts(argument.evidence.citations)),
  }
}

function texts(list: readonly Attribute<string>[]): string[] {
  return list.map(({ value }) => value)
}

function some(key: string, list: readonly Json[]): Record<string, Json> {
  return list.length === 0 ? {} : { [key]: list }
}

/** The single attributes of an owner that are set. */
function attributes(holder: object, owner: Owner): Record<string, Json> {
  const found: Record<string, Json> = {}
  for (const spec of ATTRIBUTES) {
    if (!spec.owners.includes(owner) || spec.repeatable === true || spec.shape === 'argument') continue
    const attribute = (holder as Readonly<Record<string, unknown>>)[propertyOf(spec.keyword)] as
      | Attribute<unknown>
      | undefined
    if (attribute === undefined || !('valueSpan' in attribute)) continue
    if (spec.keyword === 'single') continue
    found[spec.keyword] = valueJson(spec, attribute.value)
  }
  return found
}

function valueJson(spec: AttributeSpec, value: unknown): Json {
  switch (spec.shape) {
    case 'text':
      return value as string
    case 'name':
      return (value as { readonly text: string }).text
    case 'number':
      return value as number
    case 'flag':
      return value as boolean
    case 'place':
      return [...(value as readonly number[])]
    case 'word':
      return typeof value === 'boolean' ? value : String(value)
    default:
      return printValue(spec, value)
  }
}
