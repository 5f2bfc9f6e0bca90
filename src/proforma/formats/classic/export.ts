import type {
  Argument,
  Attribute,
  Candidate,
  Component,
  DataDefinition,
  Expression,
  ParameterDefinition,
  ParsedDefinition,
  ParsedProtocol,
  Span,
  TextEdit,
} from '../../model/index.ts'
import { printExpression } from '../../expressions/index.ts'
import { expressionsOf, indexOf } from '../../names/index.ts'
import { semicolonAfter } from '../../text/semicolon.ts'
import { lex, tokenEnd } from '../../text/tokens.ts'
import { ReportBuilder } from '../report.ts'
import type { ImportReport } from '../report.ts'
import { applyEdits, removal, withoutEmptiedLines } from './edits.ts'
import { BOX, layoutKey } from './layout.ts'
import type { ComponentLayout } from './layout.ts'

export interface ClassicExport {
  readonly text: string
  readonly report: ImportReport
}

/**
 * The protocol for readers that know the official reserved words only (Sutton 2002): without our extensions, each of which the
 * report names, and with the layout as `ltwh`. Everything else, comments too, stays as the author wrote it. Rule F40.
 */
export function exportClassic(parsed: ParsedProtocol, layout?: ComponentLayout): ClassicExport {
  const report = new ReportBuilder()
  const exporter = new ClassicExporter(parsed, layout, report)
  for (const definition of parsed.definitions) exporter.definition(definition)
  const text = applyEdits(parsed.text, withoutEmptiedLines(parsed.text, exporter.edits))
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+/, '')
  return { text, report: report.build('classic') }
}

class ClassicExporter {
  readonly edits: TextEdit[] = []
  readonly #parsed: ParsedProtocol
  readonly #layout: ComponentLayout | undefined
  readonly #report: ReportBuilder
  readonly #parameters: ReadonlyMap<string, ParameterDefinition>

  constructor(parsed: ParsedProtocol, layout: ComponentLayout | undefined, report: ReportBuilder) {
    this.#parsed = parsed
    this.#layout = layout
    this.#report = report
    this.#parameters = indexOf(parsed).parameters
  }

  definition(definition: ParsedDefinition): void {
    const { node, offset, end } = definition
    const name = node.name.text
    this.#report.found(node.kind)
    if (node.kind === 'protocol' || node.kind === 'property' || node.kind === 'parameter') {
      this.edits.push(removal(this.#parsed.text, offset, end))
      this.#report.add('lost', `classic.${node.kind}`, name, DROPPED[node.kind])
      return
    }
    this.#inlineParameters(definition)
    switch (node.kind) {
      case 'data':
        this.#data(node, offset)
        break
      case 'plan':
        for (const component of node.components) this.#component(component, name, offset)
        break
      case 'decision':
        for (const candidate of node.candidates) this.#candidate(candidate, name, offset)
        break
      default:
        break
    }
    if (node.kind !== 'data') this.#drop(node.confirmatory, 'confirmatory', name, offset)
  }

  #drop(attribute: Attribute<unknown> | undefined, keyword: string, place: string, offset: number): void {
    if (attribute === undefined) return
    this.#remove(attribute.span, offset)
    this.#report.add('lost', 'classic.attribute', place, `"${keyword}" is an extension and was left out.`)
  }

  #remove(span: Span, offset: number): void {
    this.edits.push(removal(this.#parsed.text, span.start + offset, span.end + offset))
  }

  #data(data: DataDefinition, offset: number): void {
    const name = data.name.text
    this.#drop(data.precision, 'precision', name, offset)
    for (const code of data.codes) this.#drop(code, 'code', name, offset)
    const type = data.type
    if (type === undefined || OFFICIAL_TYPES.has(type.value)) return
    this.edits.push({ span: { start: type.valueSpan.start + offset, end: type.valueSpan.end + offset }, text: 'text' })
    this.#report.add(
      'changed',
      'classic.type',
      name,
      `The type ${type.value} is an extension: the item is a text there, and conditions on it will not work.`,
    )
  }

  #component(component: Component, plan: string, offset: number): void {
    for (const value of component.paramValues) {
      if (!this.#parameters.has(value.parameter.text)) continue
      this.#remove(value.span, offset)
      this.#report.add(
        'lost',
        'classic.parameter',
        plan,
        `The value for "${value.parameter.text}" was left out with the parameter.`,
      )
    }
    const place = this.#layout?.positions[layoutKey(plan, component.task.text)]
    if (place === undefined || component.ltwh !== undefined) return
    const { text } = this.#parsed
    // After the statement `component :: 'x' ;`, and after a remark on its line; with more on the line, on the same one.
    const end = semicolonAfter(text, component.task.span.end + offset)
    const rest = /^[ \t]*(?:\/\/[^\n]*)?(?=\r?\n|$)/.exec(text.slice(end))?.[0]
    const margin = /^\s*/.exec(text.slice(text.lastIndexOf('\n', component.span.start + offset) + 1))?.[0] ?? ''
    const box = [Math.round(place.x), Math.round(place.y), BOX.width, BOX.height].join(', ')
    const at = end + (rest?.length ?? 0)
    this.edits.push({
      span: { start: at, end: at },
      text: rest === undefined ? ` ltwh :: ${box} ;` : `\n${margin}  ltwh :: ${box} ;`,
    })
  }

  #candidate(candidate: Candidate, decision: string, offset: number): void {
    const place = `${decision}/${candidate.name.text}`
    for (const [keyword, attribute] of evidenceOf(candidate)) this.#drop(attribute, keyword, place, offset)
    for (const argument of candidate.arguments) this.#argument(argument, place, offset)
  }

  /** When only extensions stand between `attributes` and `end attributes`, the brackets go too. */
  #argument(argument: Argument, place: string, offset: number): void {
    const ours = evidenceOf(argument)
    if (ours.length === 0) return
    const official = [argument.argumentName, argument.caption, argument.description].some(
      (attribute) => attribute !== undefined,
    )
    if (official) {
      for (const [keyword, attribute] of ours) this.#drop(attribute, keyword, place, offset)
      return
    }
    this.edits.push({ span: this.#brackets(argument, offset), text: '' })
    for (const [keyword] of ours)
      this.#report.add('lost', 'classic.attribute', place, `"${keyword}" is an extension and was left out.`)
  }

  /** From after the condition to `end attributes`; a remark before the brackets stays, with the end of its line. */
  #brackets(argument: Argument, offset: number): Span {
    const start = argument.condition.span.end + offset
    const { tokens } = lex(this.#parsed.text.slice(start, argument.span.end + offset))
    const closing = tokens.findLastIndex((token, at) => token.image === 'attributes' && tokens[at - 1]?.image === 'end')
    const opening = tokens.find((token) => token.image === 'attributes')?.startOffset ?? 0
    const last = tokens[closing]
    const hasRemark = this.#parsed.text.slice(start, start + opening).trim() !== ''
    return { start: hasRemark ? start + opening : start, end: last === undefined ? start : start + tokenEnd(last) }
  }

  /** A parameter that is left out gives way to its value. */
  #inlineParameters({ node, offset }: ParsedDefinition): void {
    if (this.#parameters.size === 0) return
    for (const { expression } of expressionsOf(node, () => undefined)) {
      eachName(expression, (name, span) => {
        const value = this.#parameters.get(name)?.defaultValue?.value
        if (value === undefined) return
        const text = value.kind === 'binary' ? `(${printExpression(value)})` : printExpression(value)
        this.edits.push({ span: { start: span.start + offset, end: span.end + offset }, text })
        this.#report.add(
          'changed',
          'classic.parameter',
          node.name.text,
          `The parameter "${name}" gave way to its value ${text}.`,
        )
      })
    }
  }
}

const OFFICIAL_TYPES: ReadonlySet<string> = new Set(['boolean', 'integer', 'real', 'text'])

const DROPPED = {
  protocol: 'The protocol block (title, version, authors, citations) is an extension and was left out.',
  property: 'What is to be proved is an extension and was left out.',
  parameter: 'Parameters are an extension: this one was left out, its value stands in its places.',
} as const

function evidenceOf({ evidence }: Candidate | Argument): [string, Attribute<unknown>][] {
  return [
    ...(evidence.quality === undefined ? [] : [['quality', evidence.quality] as [string, Attribute<unknown>]]),
    ...(evidence.strength === undefined ? [] : [['strength', evidence.strength] as [string, Attribute<unknown>]]),
    ...evidence.citations.map((citation): [string, Attribute<unknown>] => ['citation', citation]),
  ]
}

function eachName(expression: Expression, visit: (name: string, span: Span) => void): void {
  switch (expression.kind) {
    case 'name':
      visit(expression.name, expression.span)
      break
    case 'unary':
      eachName(expression.operand, visit)
      break
    case 'binary':
      eachName(expression.left, visit)
      eachName(expression.right, visit)
      break
    case 'set':
      for (const element of expression.elements) eachName(element, visit)
      break
    case 'call':
      for (const argument of expression.arguments) eachName(argument, visit)
      break
    default:
      break
  }
}
