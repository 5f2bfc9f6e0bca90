import type { Expression } from './expression.ts'
import type { Span } from './span.ts'

/** A name with its place. `text` is without quotes. */
export interface Name {
  readonly text: string
  readonly quoted: boolean
  readonly span: Span
}

/** `keyword :: value ;` with the place of the whole attribute (from keyword to semicolon) and of its value. */
export interface Attribute<T> {
  readonly value: T
  readonly span: Span
  readonly valueSpan: Span
}

export type TaskClass = 'action' | 'enquiry' | 'decision' | 'plan' | 'task'

/** What every task definition may have (language reference, section 2). An absent attribute has its default. */
export interface TaskAttributes {
  readonly name: Name
  readonly span: Span
  readonly caption?: Attribute<string>
  readonly description?: Attribute<string>
  readonly goal?: Attribute<string>
  readonly context?: Attribute<string>
  readonly precondition?: Attribute<Expression>
  readonly waitCondition?: Attribute<Expression>
  readonly trigger?: Attribute<string>
  readonly postcondition?: Attribute<readonly Assignment[]>
  readonly autonomous?: Attribute<boolean>
  readonly confirmatory?: Attribute<boolean>
}

/** One `item = expression` of a postcondition; they are done in text order. */
export interface Assignment {
  readonly target: Name
  readonly value: Expression
  readonly span: Span
}

export interface ActionDefinition extends TaskAttributes {
  readonly kind: 'action'
  readonly procedure?: Attribute<string>
}

/** A keystone: a placeholder that becomes an action, enquiry, decision or plan later. */
export interface KeystoneDefinition extends TaskAttributes {
  readonly kind: 'task'
}

export interface EnquiryDefinition extends TaskAttributes {
  readonly kind: 'enquiry'
  readonly sources: readonly Source[]
}

export interface DecisionDefinition extends TaskAttributes {
  readonly kind: 'decision'
  readonly sources: readonly Source[]
  readonly choiceMode?: Attribute<'single' | 'multiple'>
  readonly supportMode?: Attribute<'symbolic' | 'numeric'>
  readonly candidates: readonly Candidate[]
}

export interface PlanDefinition extends TaskAttributes {
  readonly kind: 'plan'
  readonly components: readonly Component[]
  readonly abort?: Attribute<Expression>
  readonly terminate?: Attribute<Expression>
}

export type TaskDefinition =
  | ActionDefinition
  | EnquiryDefinition
  | DecisionDefinition
  | PlanDefinition
  | KeystoneDefinition

/** `source :: 'item' ;` with its attributes; `span` covers both. */
export interface Source {
  readonly item: Name
  readonly mandatory?: Attribute<boolean>
  readonly span: Span
}

/** A task in its place in a plan. `span` covers the component and its attributes. */
export interface Component {
  readonly task: Name
  readonly scheduleConstraints: readonly ScheduleConstraint[]
  readonly optional?: Attribute<boolean>
  /** `-1` is endless. */
  readonly numberOfCycles?: Attribute<number>
  readonly cycleUntil?: Attribute<Expression>
  readonly cycleRepeat?: Attribute<Expression>
  readonly terminal?: Attribute<boolean>
  readonly paramValues: readonly ParamValue[]
  readonly ltwh?: Attribute<readonly [number, number, number, number]>
  readonly span: Span
}

/** An arrow: `schedule_constraint :: completed('T') ;`. Several of them must all be met. */
export interface ScheduleConstraint {
  readonly antecedent: Name
  readonly span: Span
}

/** `param_value :: p = expression ;` */
export interface ParamValue {
  readonly parameter: Name
  readonly value: Expression
  readonly span: Span
}

export interface Candidate {
  readonly name: Name
  readonly caption?: Attribute<string>
  readonly description?: Attribute<string>
  readonly priority?: Attribute<number>
  readonly arguments: readonly Argument[]
  readonly recommendation?: Attribute<Expression>
  readonly evidence: Evidence
  readonly span: Span
}

export type Support =
  | { readonly kind: 'for' | 'against' | 'confirming' | 'excluding' }
  | { readonly kind: 'weight'; readonly weight: number }

export interface Argument {
  readonly support: Support
  readonly supportSpan: Span
  readonly condition: Expression
  readonly argumentName?: Attribute<string>
  readonly caption?: Attribute<string>
  readonly description?: Attribute<string>
  readonly evidence: Evidence
  readonly span: Span
}

/** GRADE: certainty of the evidence, strength of the recommendation, and where it can be read. */
export interface Evidence {
  readonly quality?: Attribute<'high' | 'moderate' | 'low' | 'very_low'>
  readonly strength?: Attribute<'strong' | 'weak'>
  readonly citations: readonly Attribute<string>[]
}

export type BaseType = 'boolean' | 'integer' | 'real' | 'text' | 'date' | 'time' | 'datetime' | 'duration'

/** `0 .. 120` (inclusive, either end may be absent) or a list of values. */
export type DataRange =
  | { readonly kind: 'interval'; readonly from?: Expression; readonly to?: Expression }
  | { readonly kind: 'values'; readonly values: readonly Expression[] }

export interface DataDefinition {
  readonly kind: 'data'
  readonly name: Name
  readonly span: Span
  readonly caption?: Attribute<string>
  readonly description?: Attribute<string>
  readonly type?: Attribute<BaseType>
  readonly multiple?: Attribute<boolean>
  readonly range?: Attribute<DataRange>
  /** UCUM. */
  readonly unit?: Attribute<string>
  readonly defaultValue?: Attribute<Expression>
  readonly trueValue?: Attribute<string>
  readonly falseValue?: Attribute<string>
  readonly derivation?: Attribute<Expression>
  readonly warningConditions: readonly WarningCondition[]
  readonly mandatoryValidation?: Attribute<boolean>
  /** The resolution of a real: `0.1` means one decimal place. */
  readonly precision?: Attribute<number>
  /** Terminology bindings, `system|code`. */
  readonly codes: readonly Attribute<string>[]
}

export interface WarningCondition {
  readonly condition: Expression
  readonly message?: string
  readonly span: Span
}

export interface ParameterDefinition {
  readonly kind: 'parameter'
  readonly name: Name
  readonly span: Span
  readonly caption?: Attribute<string>
  readonly description?: Attribute<string>
  readonly type?: Attribute<BaseType>
  readonly multiple?: Attribute<boolean>
  readonly range?: Attribute<DataRange>
  readonly unit?: Attribute<string>
  readonly precision?: Attribute<number>
  readonly defaultValue?: Attribute<Expression>
}

/** What the author wants proved of every run. */
export interface PropertyDefinition {
  readonly kind: 'property'
  readonly name: Name
  readonly span: Span
  readonly caption?: Attribute<string>
  readonly pattern?: PropertyPattern
}

export type PropertyPattern =
  | { readonly kind: 'never' | 'always' | 'eventually'; readonly condition: Attribute<Expression> }
  | { readonly kind: 'response'; readonly whenever: Attribute<Expression>; readonly eventually: Attribute<Expression> }
  | { readonly kind: 'precedence'; readonly never: Attribute<Expression>; readonly before: Attribute<Expression> }

/** The `protocol` block. Free text unless said otherwise. */
export interface ProtocolHeader {
  readonly kind: 'protocol'
  readonly name: Name
  readonly span: Span
  readonly title?: Attribute<string>
  /** semver */
  readonly version?: Attribute<string>
  readonly root?: Attribute<Name>
  readonly authors: readonly Attribute<string>[]
  readonly intendedUse?: Attribute<string>
  readonly population?: Attribute<string>
  /** SPDX */
  readonly licence?: Attribute<string>
  /** ISO 8601 date */
  readonly reviewDate?: Attribute<string>
  readonly citations: readonly Attribute<string>[]
  readonly description?: Attribute<string>
}

export type Definition = TaskDefinition | DataDefinition | ParameterDefinition | PropertyDefinition | ProtocolHeader

export function isTask(definition: Definition): definition is TaskDefinition {
  switch (definition.kind) {
    case 'action':
    case 'enquiry':
    case 'decision':
    case 'plan':
    case 'task':
      return true
    default:
      return false
  }
}
