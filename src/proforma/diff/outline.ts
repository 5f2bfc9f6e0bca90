import { printExpression } from '../expressions/index.ts'
import type {
  Argument,
  Attribute,
  Candidate,
  Component,
  Definition,
  Expression,
  PropertyPattern,
  Source,
} from '../model/index.ts'
import { ATTRIBUTES, propertyOf, type Owner } from '../text/attributes.ts'
import { printSupport, printValue } from '../text/printDefinition.ts'
import type { PartKind, Step, Value } from './types.ts'

/** A part of a definition with everything that can differ in it; spans, quotes and comments are left out. */
export interface Part {
  readonly step: Step
  /** What makes it the same part on both sides, among its siblings of one kind. */
  readonly key: string
  readonly values: ReadonlyMap<string, Value>
  readonly parts: readonly Part[]
}

/** A definition as a tree of parts. */
export function outlineOf(node: Definition): Part {
  return part('definition', node.name.text, node, {
    values: [...attributesOf(node, node.kind), ...(node.kind === 'property' ? patternValues(node.pattern) : [])],
    parts: partsOf(node),
  })
}

function partsOf(node: Definition): Part[] {
  switch (node.kind) {
    case 'plan':
      return node.components.map(componentPart)
    case 'enquiry':
      return node.sources.map(sourcePart)
    case 'decision':
      return [...node.sources.map(sourcePart), ...node.candidates.map(candidatePart)]
    case 'data':
      return [
        ...node.warningConditions.map(({ condition, message }) =>
          part(
            'warning',
            printExpression(condition),
            {},
            {
              condition: expressionValue(condition),
              values: message === undefined ? [] : [['message', { text: message }]],
            },
          ),
        ),
        ...texts('code', node.codes),
      ]
    case 'protocol':
      return [...texts('author', node.authors), ...texts('citation', node.citations)]
    default:
      return []
  }
}

function componentPart(component: Component): Part {
  return part(
    'component',
    component.task.text,
    {},
    {
      // Where a task stands in the drawing is no part of what the protocol says.
      values: attributesOf(component, 'component').filter(([keyword]) => keyword !== 'ltwh'),
      parts: [
        ...component.scheduleConstraints.map(({ antecedent }) => part('arrow', antecedent.text, {})),
        ...component.paramValues.map(({ parameter, value }) =>
          part('parameter-value', parameter.text, {}, { values: [['value', expressionValue(value)]] }),
        ),
      ],
    },
  )
}

function sourcePart(source: Source): Part {
  return part('source', source.item.text, {}, { values: attributesOf(source, 'source') })
}

function candidatePart(candidate: Candidate): Part {
  return part('candidate', candidate.name.text, candidate, {
    values: attributesOf({ ...candidate, ...candidate.evidence }, 'candidate'),
    parts: [...candidate.arguments.map(argumentPart), ...texts('citation', candidate.evidence.citations)],
  })
}

function argumentPart(argument: Argument): Part {
  const condition = expressionValue(argument.condition)
  const support = printSupport(argument.support)
  return part('argument', support, argument, {
    key: `${support} ${condition.text}`,
    condition,
    values: [
      ['support', { text: support }],
      ['condition', condition],
      ...attributesOf({ ...argument, ...argument.evidence }, 'argument'),
    ],
    parts: texts('citation', argument.evidence.citations),
  })
}

function texts(kind: PartKind, list: readonly Attribute<string>[]): Part[] {
  return list.map(({ value }) => part(kind, value, {}))
}

interface Details {
  readonly key?: string
  readonly condition?: Value
  readonly values?: readonly (readonly [string, Value])[]
  readonly parts?: readonly Part[]
}

function part(
  kind: PartKind,
  name: string,
  holder: object,
  { key = name, condition, values = [], parts = [] }: Details = {},
): Part {
  const { caption } = holder as { readonly caption?: Attribute<string> }
  const step: Step = {
    kind,
    name,
    ...(caption === undefined ? {} : { caption: caption.value }),
    ...(condition === undefined ? {} : { condition }),
  }
  return { step, key, values: new Map(values), parts }
}

function patternValues(pattern: PropertyPattern | undefined): [string, Value][] {
  if (pattern === undefined) return []
  switch (pattern.kind) {
    case 'response':
      return [
        ['whenever', expressionValue(pattern.whenever.value)],
        ['eventually', expressionValue(pattern.eventually.value)],
      ]
    case 'precedence':
      return [
        ['never', expressionValue(pattern.never.value)],
        ['before', expressionValue(pattern.before.value)],
      ]
    default:
      return [[pattern.kind, expressionValue(pattern.condition.value)]]
  }
}

export function expressionValue(expression: Expression): Value {
  return { text: printExpression(expression), expression }
}

/** The single attributes of an owner that are set, in canonical order. */
function attributesOf(holder: object, owner: Owner): [string, Value][] {
  return ATTRIBUTES.flatMap((spec): [string, Value][] => {
    if (!spec.owners.includes(owner) || spec.repeatable === true || spec.keyword === 'single') return []
    const found = (holder as Readonly<Record<string, unknown>>)[propertyOf(spec.keyword)] as
      | Attribute<unknown>
      | undefined
    if (found === undefined || !('valueSpan' in found)) return []
    if (spec.shape === 'expression') return [[spec.keyword, expressionValue(found.value as Expression)]]
    if (spec.shape === 'text') return [[spec.keyword, { text: found.value as string }]]
    if (spec.shape === 'flag') return [[spec.keyword, { text: found.value === true ? 'yes' : 'no' }]]
    return [[spec.keyword, { text: printValue(spec, found.value) }]]
  })
}
