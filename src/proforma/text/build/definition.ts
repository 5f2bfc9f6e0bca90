import type { CstNode } from 'chevrotain'
import type {
  Attribute,
  Definition,
  Expression,
  Name,
  Problem,
  PropertyPattern,
  Span,
  WarningCondition,
} from '../../model/index.ts'
import { type AttributeSpec, attributeSpec, type Owner, propertyOf } from '../attributes.ts'
import { childrenOf, nameOf, spanOf, token } from '../cst.ts'
import { missing } from '../syntaxErrors.ts'
import { shorten, syntaxProblem, withArticle } from '../syntaxProblems.ts'
import * as T from '../tokens.ts'
import type { DefinitionKind } from '../words.ts'
import {
  type ArgumentDraft,
  type CandidateDraft,
  type ComponentDraft,
  draft,
  type Draft,
  type SourceDraft,
} from './parts.ts'
import { finishCandidate, finishPart } from './finish.ts'
import { type Statement, statementOf } from './statement.ts'
import { attribute, ValueReader } from './values.ts'

/** The part that attributes are added to now; `void` takes what belongs to a part that may not stand here. */
type Current =
  | { readonly owner: 'definition' }
  | { readonly owner: 'component'; readonly part: ComponentDraft }
  | { readonly owner: 'source'; readonly part: SourceDraft }
  | { readonly owner: 'candidate'; readonly part: CandidateDraft }
  /** Between `attributes` and `end attributes`; `part` is absent for an argument that could not be read. */
  | { readonly owner: 'argument'; readonly part: ArgumentDraft | undefined; readonly around: CandidateCurrent }
  | { readonly owner: 'void'; readonly of: Owner }

type CandidateCurrent = { readonly owner: 'candidate'; readonly part: CandidateDraft }

/**
 * Makes the typed definition of a syntax tree (T10, T11). Attributes follow their owner without brackets, so the
 * builder keeps the owner of the moment; what stands where it may not is reported and, where it has a plain
 * meaning, still read.
 */
export class DefinitionBuilder {
  readonly problems: Problem[]
  readonly #kind: DefinitionKind
  readonly #name: Name
  readonly #length: number
  readonly #values = new ValueReader()
  readonly #top: Draft
  readonly #components: ComponentDraft[] = []
  readonly #sources: SourceDraft[] = []
  readonly #candidates: CandidateDraft[] = []
  readonly #warnings: WarningCondition[] = []
  readonly #lists: Record<'authors' | 'citations' | 'codes', Attribute<string>[]> = {
    authors: [],
    citations: [],
    codes: [],
  }
  #current: Current = { owner: 'definition' }
  /** The argument that `attributes` directly after it belong to. */
  #last: { readonly argument: ArgumentDraft | undefined } | undefined
  readonly #statements: readonly Statement[]
  #at = 0

  constructor(cst: CstNode, kind: DefinitionKind, length: number) {
    this.problems = this.#values.problems
    this.#kind = kind
    this.#length = length
    this.#top = draft(0, length)
    const before = token(cst, 'Colons') ?? token(cst, 'KindKeyword')
    this.#name = nameOf(token(cst, 'Name'), before ? T.tokenEnd(before) : 0)
    this.#statements = childrenOf(cst, 'statement').flatMap((node) => statementOf(node) ?? [])
    for (; this.#at < this.#statements.length; this.#at++) this.#statement(this.#statements[this.#at] as Statement)
    if (this.#current.owner === 'argument') this.#endMissing()
  }

  #statement(statement: Statement): void {
    const { tokenType } = statement.keyword
    if (tokenType === T.Attributes) return this.#openAttributes(statement)
    this.#leaveArgument(statement)
    if (tokenType === T.EndBlock) return this.#closeAttributes(statement)
    const spec = attributeSpec(statement.keyword.image)
    if (spec === undefined) return
    switch (spec.keyword) {
      case 'component':
      case 'source':
      case 'candidate':
        return this.#open(statement, spec, spec.keyword)
      case 'argument':
        return this.#argument(statement, spec)
      case 'abort':
      case 'terminate':
        return this.#kind === 'plan' ? this.#set(this.#top, statement, spec) : this.#notAllowed(statement, spec)
      default:
        return this.#plain(statement, spec)
    }
  }

  #open(statement: Statement, spec: AttributeSpec, owner: 'component' | 'source' | 'candidate'): void {
    if (!spec.owners.includes(this.#kind)) {
      this.#notAllowed(statement, spec)
      this.#current = { owner: 'void', of: owner }
      return
    }
    const name = this.#values.name(statement)
    const part = draft(statement.start, statement.end)
    if (owner === 'component') {
      const component = { ...part, task: name, scheduleConstraints: [], paramValues: [] }
      this.#components.push(component)
      this.#current = { owner, part: component }
    } else if (owner === 'source') {
      const source = { ...part, item: name }
      this.#sources.push(source)
      this.#current = { owner, part: source }
    } else {
      const candidate = { ...part, name, arguments: [], citations: [] }
      this.#candidates.push(candidate)
      this.#current = { owner, part: candidate }
    }
  }

  #argument(statement: Statement, spec: AttributeSpec): void {
    const current = this.#current
    if (current.owner === 'void' && current.of === 'candidate') return
    if (current.owner !== 'candidate') {
      const message = 'An argument belongs to a candidate: it stands after `candidate :: … ;`.'
      this.#problem(
        this.#kind === 'decision' ? 'attribute.misplaced' : 'attribute.not-allowed',
        statement,
        message,
        spec,
      )
      this.#last = { argument: undefined }
      return
    }
    current.part.end = statement.end
    const support = this.#values.support(statement)
    const condition = this.#values.condition(statement)
    this.#last = { argument: undefined }
    if (support === undefined) return
    const argument: ArgumentDraft = {
      ...draft(statement.start, statement.end),
      support: support.support,
      supportSpan: support.span,
      condition: condition.node,
      citations: [],
    }
    current.part.arguments.push(argument)
    this.#last = { argument }
  }

  #openAttributes(statement: Statement): void {
    const current = this.#current
    const last = this.#last
    this.#last = undefined
    if (current.owner === 'void') return
    if (last === undefined || current.owner !== 'candidate') {
      const message = '`attributes` stands directly after an argument, before its `;`.'
      this.problems.push(syntaxProblem('syntax.unexpected', spanOf(statement.keyword), message))
      return
    }
    this.#current = { owner: 'argument', part: last.argument, around: current }
    this.#stretch(statement.end)
  }

  #closeAttributes(statement: Statement): void {
    const current = this.#current
    if (current.owner === 'argument') {
      this.#stretch(statement.end)
      this.#current = current.around
    } else if (current.owner !== 'void') {
      const message = '`end attributes` closes nothing here: there is no `attributes` before it.'
      this.problems.push(syntaxProblem('syntax.unexpected', { start: statement.start, end: statement.end }, message))
    }
  }

  /** The argument in hand, and the candidate around it, reach up to here. */
  #stretch(end: number): void {
    const current = this.#current
    if (current.owner !== 'argument') return
    if (current.part) current.part.end = end
    current.around.part.end = end
  }

  /** Attributes that are never closed end where something begins that an argument cannot have. */
  #leaveArgument({ keyword }: Statement): void {
    this.#last = undefined
    if (this.#current.owner !== 'argument' || keyword.tokenType === T.EndBlock) return
    const spec = attributeSpec(keyword.image)
    const belongs = spec === undefined || spec.owners.includes('argument')
    if (belongs || this.#isClosedLater()) return
    this.#endMissing()
  }

  #isClosedLater(): boolean {
    for (let i = this.#at; i < this.#statements.length; i++) {
      const { keyword } = this.#statements[i] as Statement
      if (keyword.tokenType === T.EndBlock) return true
      if (keyword.tokenType === T.Attributes || PARTS.has(keyword.image)) return false
    }
    return false
  }

  #endMissing(): void {
    const current = this.#current
    if (current.owner !== 'argument') return
    const at = this.#statements[this.#at - 1]?.end ?? this.#length
    this.problems.push(missing('syntax.expected', { start: at, end: at }, ' end attributes ;'))
    this.#current = current.around
  }

  /** An attribute that opens nothing: it belongs to the part of the moment, or to the definition. */
  #plain(statement: Statement, spec: AttributeSpec): void {
    const current = this.#current
    if (current.owner === 'void' && spec.owners.includes(current.of)) return
    if (current.owner === 'argument') return this.#ofArgument(current.part, statement, spec)
    if (current.owner !== 'definition' && current.owner !== 'void' && spec.owners.includes(current.owner)) {
      return this.#ofPart(current, statement, spec)
    }
    if (!spec.owners.includes(this.#kind)) return this.#notAllowed(statement, spec)
    if (current.owner !== 'definition' && current.owner !== 'void') {
      const owner = WORDS[this.#kind]
      const message = `\`${spec.keyword}\` belongs to the ${owner}: move it before the first \`${current.owner}\`.`
      this.#problem('attribute.misplaced', statement, message, spec)
    }
    this.#ofDefinition(statement, spec)
  }

  #ofArgument(argument: ArgumentDraft | undefined, statement: Statement, spec: AttributeSpec): void {
    if (!spec.owners.includes('argument')) return this.#notAllowed(statement, spec, 'argument')
    this.#stretch(statement.end)
    if (argument === undefined) return
    if (spec.keyword === 'citation') this.#push(argument.citations, this.#values.text(statement))
    else this.#set(argument, statement, spec)
  }

  #ofPart(
    current: Exclude<Current, { owner: 'definition' | 'void' | 'argument' }>,
    statement: Statement,
    spec: AttributeSpec,
  ): void {
    current.part.end = statement.end
    if (current.owner === 'component' && spec.shape === 'schedule') {
      const constraint = this.#values.schedule(statement)
      if (constraint) current.part.scheduleConstraints.push(constraint)
    } else if (current.owner === 'component' && spec.shape === 'assignment') {
      const value = this.#values.paramValue(statement)
      if (value) current.part.paramValues.push(value)
    } else if (current.owner === 'candidate' && spec.keyword === 'citation') {
      this.#push(current.part.citations, this.#values.text(statement))
    } else this.#set(current.part, statement, spec)
  }

  #ofDefinition(statement: Statement, spec: AttributeSpec): void {
    if (spec.shape === 'warning') {
      const warning = this.#values.warning(statement)
      if (warning) this.#warnings.push(warning)
    } else if (spec.repeatable === true) {
      const list = LISTS[spec.keyword]
      if (list) this.#push(this.#lists[list], this.#values.text(statement))
    } else this.#set(this.#top, statement, spec)
  }

  #push(list: Attribute<string>[], value: Attribute<string> | undefined): void {
    if (value) list.push(value)
  }

  /** Keeps the value; the first of two of the same attribute counts. */
  #set(target: Draft, statement: Statement, spec: AttributeSpec): void {
    const value = this.#read(statement, spec)
    if (target !== this.#top) target.end = Math.max(target.end, statement.end)
    if (value === undefined) return
    const property = propertyOf(spec.keyword)
    if (target.attributes[property] !== undefined) {
      const message = `\`${spec.keyword}\` is given twice here; only the first counts. Remove one.`
      this.#problem('attribute.duplicate', statement, message, spec)
      return
    }
    target.attributes[property] = value
  }

  #read(statement: Statement, spec: AttributeSpec): Attribute<unknown> | undefined {
    const values = this.#values
    switch (spec.shape) {
      case 'text':
        return values.text(statement)
      case 'expression':
        return values.expression(statement)
      case 'assignments':
        return values.assignments(statement)
      case 'word':
        return spec.values?.[0] === 'yes' ? values.flag(statement, spec) : values.word(statement, spec)
      case 'flag':
        return attribute(statement, spec.keyword === 'multiple', spanOf(statement.keyword))
      case 'number':
        return this.#number(statement, spec)
      case 'name': {
        const name = values.name(statement)
        return attribute(statement, name, name.span)
      }
      case 'range':
        return values.range(statement)
      case 'place':
        return values.place(statement)
      default:
        return undefined
    }
  }

  #number(statement: Statement, spec: AttributeSpec): Attribute<number> | undefined {
    const read = this.#values.number(statement)
    if (read === undefined) return undefined
    const { value } = read
    const cycles = spec.keyword === 'number_of_cycles'
    const fine = cycles
      ? Number.isInteger(value) && (value >= 1 || value === -1)
      : spec.keyword !== 'precision' || value > 0
    if (fine) return read
    const message = cycles
      ? '`number_of_cycles` is a whole number from 1, or -1 for endless.'
      : '`precision` is a number above 0, such as 0.1.'
    this.#problem('attribute.value', { start: read.valueSpan.start, end: read.valueSpan.end }, message, spec)
    return undefined
  }

  #notAllowed(statement: Statement, spec: AttributeSpec, owner: Owner = this.#ownerNow()): void {
    const where = spec.owners.map((one) => WORDS[one])
    const message = `\`${spec.keyword}\` cannot stand in ${withArticle(WORDS[owner])}; it belongs to ${withArticle(where.join(' or '))}.`
    const span = spanOf(statement.keyword)
    this.#problem('attribute.not-allowed', span, message, spec)
  }

  #ownerNow(): Owner {
    const { owner } = this.#current
    return owner === 'definition' || owner === 'void' ? this.#kind : owner
  }

  #problem(code: string, at: Span, message: string, spec: AttributeSpec): void {
    this.problems.push(
      syntaxProblem(code, { start: at.start, end: at.end }, message, { keyword: shorten(spec.keyword) }),
    )
  }

  /** The finished definition. The drafts hold exactly the properties of the model (ATTRIBUTES says which). */
  finish(): Definition {
    const base = { kind: this.#kind, name: this.#name, span: { start: 0, end: this.#length } }
    return { ...base, ...this.#own() } as unknown as Definition
  }

  #own(): object {
    const { attributes } = this.#top
    const { authors, citations, codes } = this.#lists
    switch (this.#kind) {
      case 'plan':
        return { ...attributes, components: this.#components.map(finishPart) }
      case 'enquiry':
        return { ...attributes, sources: this.#sources.map(finishPart) }
      case 'decision':
        return {
          ...attributes,
          sources: this.#sources.map(finishPart),
          candidates: this.#candidates.map(finishCandidate),
        }
      case 'data':
        return { ...attributes, warningConditions: this.#warnings, codes }
      case 'protocol':
        return { ...attributes, authors, citations }
      case 'property': {
        const pattern = this.#pattern()
        const { caption } = attributes
        return { ...(caption ? { caption } : {}), ...(pattern ? { pattern } : {}) }
      }
      default:
        return attributes
    }
  }

  #pattern(): PropertyPattern | undefined {
    type Conditions = Partial<Record<'never' | 'always' | 'eventually' | 'whenever' | 'before', Attribute<Expression>>>
    const { never, always, eventually, whenever, before } = this.#top.attributes as Conditions
    const written = [never, always, eventually, whenever, before].filter((one) => one !== undefined).length
    if (written === 2 && whenever && eventually) return { kind: 'response', whenever, eventually }
    if (written === 2 && never && before) return { kind: 'precedence', never, before }
    if (written === 1 && never) return { kind: 'never', condition: never }
    if (written === 1 && always) return { kind: 'always', condition: always }
    if (written === 1 && eventually) return { kind: 'eventually', condition: eventually }
    const message =
      'A property says one of: `never`, `always`, `eventually`, `whenever` with `eventually`, or `never` with `before`.'
    this.problems.push(syntaxProblem('property.pattern', this.#name.span, message))
    return undefined
  }
}

const PARTS = new Set(['component', 'source', 'candidate', 'argument'])

const LISTS: Readonly<Record<string, 'authors' | 'citations' | 'codes'>> = {
  author: 'authors',
  citation: 'citations',
  code: 'codes',
}

export const WORDS: Readonly<Record<Owner, string>> = {
  plan: 'plan',
  enquiry: 'enquiry',
  decision: 'decision',
  action: 'action',
  task: 'keystone',
  data: 'data item',
  parameter: 'parameter',
  property: 'property',
  protocol: 'protocol block',
  component: 'component',
  source: 'source',
  candidate: 'candidate',
  argument: 'argument',
}
