import {
  type ArgumentDraft,
  type CandidateDraft,
  type ComponentDraft,
  type Draft,
  type SourceDraft,
  spanOfDraft,
} from './parts.ts'
import type { Attribute } from '../../model/index.ts'

/** A part as it stands in the model: its own properties, its attributes and its span. */
export function finishPart(part: ComponentDraft | SourceDraft): object {
  const { start, end, attributes, ...own } = part
  return { ...own, ...attributes, span: spanOfDraft({ start, end, attributes }) }
}

export function finishCandidate(candidate: CandidateDraft): object {
  const { citations, arguments: list, ...part } = candidate
  return { ...finishEvidence(part, citations), arguments: list.map(finishArgument) }
}

function finishArgument(argument: ArgumentDraft): object {
  const { citations, ...part } = argument
  return finishEvidence(part, citations)
}

function finishEvidence(part: Draft, citations: Attribute<string>[]): object {
  const { start, end, attributes, ...own } = part
  const { quality, strength, ...others } = attributes
  const evidence = { ...(quality ? { quality } : {}), ...(strength ? { strength } : {}), citations }
  return { ...own, ...others, evidence, span: { start, end } }
}
