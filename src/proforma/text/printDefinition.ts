import { printExpression } from '../expressions/print.ts'
import type {
  Argument,
  Assignment,
  Attribute,
  Candidate,
  Component,
  DataRange,
  Definition,
  Evidence,
  Expression,
  Name,
  ParamValue,
  PropertyDefinition,
  ScheduleConstraint,
  Source,
  Support,
  WarningCondition,
} from '../model/index.ts'
import { type AttributeSpec, ATTRIBUTES, type Owner, propertyOf } from './attributes.ts'
import { quoteName, quoteText, writeName } from './words.ts'

/** Anything whose attributes are properties of the model. */
type Holder = Readonly<Record<string, unknown>>

/** Writes a definition in canonical form: attributes in the order of the reference, two spaces a level (T15). */
export function printDefinition(definition: Definition): string {
  const lines = [`${definition.kind} :: ${quoteName(definition.name.text)} ;`]
  lines.push(...attributeLines(definition as unknown as Holder, definition.kind).map(indent))
  lines.push(...partLines(definition).map(indent))
  lines.push(`end ${definition.kind} .`)
  return lines.join('\n')
}

function partLines(definition: Definition): string[] {
  switch (definition.kind) {
    case 'plan':
      return definition.components.flatMap(componentLines)
    case 'enquiry':
      return definition.sources.flatMap(sourceLines)
    case 'decision':
      return [...definition.sources.flatMap(sourceLines), ...definition.candidates.flatMap(candidateLines)]
    case 'data':
      return [
        ...definition.warningConditions.map((warning) => statement('warning_condition', printWarning(warning))),
        ...definition.codes.map((code) => statement('code', quoteText(code.value))),
      ]
    case 'protocol':
      return [
        ...definition.authors.map((author) => statement('author', quoteText(author.value))),
        ...definition.citations.map((citation) => statement('citation', quoteText(citation.value))),
      ]
    case 'property':
      return patternLines(definition)
    default:
      return []
  }
}

export function componentLines(component: Component): string[] {
  const constraints = component.scheduleConstraints.map((one) => statement('schedule_constraint', printSchedule(one)))
  const values = component.paramValues.map((one) => statement('param_value', printParamValue(one)))
  const own = [...constraints, ...attributeLines(component as unknown as Holder, 'component'), ...values]
  return [statement('component', quoteName(component.task.text)), ...own.map(indent)]
}

export function sourceLines(source: Source): string[] {
  const own = attributeLines(source as unknown as Holder, 'source')
  return [statement('source', quoteName(source.item.text)), ...own.map(indent)]
}

export function candidateLines(candidate: Candidate): string[] {
  const { recommendation } = candidate
  const own = [
    ...attributeLines(candidate as unknown as Holder, 'candidate'),
    ...evidenceLines(candidate.evidence),
    ...candidate.arguments.flatMap(argumentLines),
    ...(recommendation ? [statement('recommendation', printExpression(recommendation.value))] : []),
  ]
  return [statement('candidate', quoteName(candidate.name.text)), ...own.map(indent)]
}

export function argumentLines(argument: Argument): string[] {
  const head = `argument :: ${printSupport(argument.support)}, ${printExpression(argument.condition)}`
  const own = [...attributeLines(argument as unknown as Holder, 'argument'), ...evidenceLines(argument.evidence)]
  if (own.length === 0) return [`${head} ;`]
  return [head, indent('attributes'), ...own.map((line) => indent(indent(line))), indent('end attributes ;')]
}

function evidenceLines({ quality, strength, citations }: Evidence): string[] {
  return [
    ...(quality ? [statement('quality', quality.value)] : []),
    ...(strength ? [statement('strength', strength.value)] : []),
    ...citations.map((citation) => statement('citation', quoteText(citation.value))),
  ]
}

function patternLines({ pattern }: PropertyDefinition): string[] {
  if (pattern === undefined) return []
  switch (pattern.kind) {
    case 'response':
      return [
        statement('whenever', printExpression(pattern.whenever.value)),
        statement('eventually', printExpression(pattern.eventually.value)),
      ]
    case 'precedence':
      return [
        statement('never', printExpression(pattern.never.value)),
        statement('before', printExpression(pattern.before.value)),
      ]
    default:
      return [statement(pattern.kind, printExpression(pattern.condition.value))]
  }
}

/** The single attributes of an owner that are set, in canonical order; parts and lists are written elsewhere. */
function attributeLines(holder: Holder, owner: Owner): string[] {
  const elsewhere = owner === 'candidate' || owner === 'argument' ? ['recommendation', 'quality', 'strength'] : []
  return ATTRIBUTES.flatMap((spec) => {
    if (!spec.owners.includes(owner) || spec.repeatable === true || elsewhere.includes(spec.keyword)) return []
    const found = holder[propertyOf(spec.keyword)] as Attribute<unknown> | undefined
    if (found === undefined || !('valueSpan' in found)) return []
    if (spec.shape === 'flag') return found.value === (spec.keyword === 'multiple') ? [`${spec.keyword} ;`] : []
    return [statement(spec.keyword, printValue(spec, found.value))]
  })
}

/** The text of a value, by the shape of its attribute. */
export function printValue(spec: AttributeSpec, value: unknown): string {
  switch (spec.shape) {
    case 'text':
      return quoteText(value as string)
    case 'expression':
      return printExpression(value as Expression)
    case 'assignments':
      return printAssignments(value as readonly Assignment[])
    case 'assignment':
      return printParamValue(value as ParamValue)
    case 'word':
      return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)
    case 'flag':
      return ''
    case 'number':
      return String(value)
    case 'name':
      return quoteName((value as Name).text)
    case 'schedule':
      return printSchedule(value as ScheduleConstraint)
    case 'argument': {
      const { support, condition } = value as Argument
      return `${printSupport(support)}, ${printExpression(condition)}`
    }
    case 'range':
      return printRange(value as DataRange)
    case 'warning':
      return printWarning(value as WarningCondition)
    case 'place':
      return (value as readonly number[]).join(', ')
  }
}

export function printSupport(support: Support): string {
  return support.kind === 'weight' ? String(support.weight) : support.kind
}

/** Values that themselves say `and` or `or` stand in brackets: a bare `and name =` begins the next assignment. */
export function printAssignments(assignments: readonly Assignment[]): string {
  return assignments.map(printAssignment).join(' and ')
}

function printAssignment({ target, value }: Assignment): string {
  const loose = value.kind === 'binary' && (value.operator === 'and' || value.operator === 'or')
  const text = printExpression(value)
  return `${writeName(target.text)} = ${loose ? `(${text})` : text}`
}

function printSchedule({ antecedent }: ScheduleConstraint): string {
  return `completed(${quoteName(antecedent.text)})`
}

function printParamValue({ parameter, value }: ParamValue): string {
  return `${writeName(parameter.text)} = ${printExpression(value)}`
}

function printRange(range: DataRange): string {
  if (range.kind === 'values') return range.values.map(printExpression).join(', ')
  const from = range.from ? `${printExpression(range.from)} ` : ''
  const to = range.to ? ` ${printExpression(range.to)}` : ''
  return `${from}..${to}`
}

function printWarning({ condition, message }: WarningCondition): string {
  return message === undefined ? printExpression(condition) : `${printExpression(condition)}, ${quoteText(message)}`
}

function statement(keyword: string, value: string): string {
  return `${keyword} :: ${value} ;`
}

/** Lines inside a text literal are part of it and are not moved: only the first line of a statement is. */
function indent(line: string): string {
  return `  ${line}`
}
