import type { Attribute, Expression, Name, ParamValue, ScheduleConstraint, Span, Support } from '../../model/index.ts'

/** A part or definition while it is read; `end` moves with each attribute that belongs to it. */
export interface Draft {
  readonly start: number
  end: number
  /** Single attributes by the property of the model. */
  readonly attributes: Record<string, Attribute<unknown>>
}

export function draft(start: number, end: number): Draft {
  return { start, end, attributes: {} }
}

export function spanOfDraft({ start, end }: Draft): Span {
  return { start, end }
}

export interface ComponentDraft extends Draft {
  readonly task: Name
  readonly scheduleConstraints: ScheduleConstraint[]
  readonly paramValues: ParamValue[]
}

export interface SourceDraft extends Draft {
  readonly item: Name
}

export interface EvidenceDraft {
  readonly citations: Attribute<string>[]
}

export interface ArgumentDraft extends Draft, EvidenceDraft {
  readonly support: Support
  readonly supportSpan: Span
  readonly condition: Expression
}

export interface CandidateDraft extends Draft, EvidenceDraft {
  readonly name: Name
  readonly arguments: ArgumentDraft[]
}
