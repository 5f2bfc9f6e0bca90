import { parseDate } from '../../../expressions/values/index.ts'
import type { CheckContext, Placed } from '../../rule.ts'
import type { Attribute, ProtocolHeader } from '../../../model/index.ts'

/** The review date that counts: that of the first protocol block. */
export function reviewDateOf({
  analysis,
  definitions,
}: CheckContext): { readonly definition: Placed<ProtocolHeader>; readonly date: Attribute<string> } | undefined {
  const definition = definitions('protocol').find(({ node }) => node === analysis.index.header)
  const date = definition?.node.reviewDate
  return definition && date && date.value.trim() !== '' ? { definition, date } : undefined
}

/** Days since 1970-01-01 of an ISO 8601 date. */
export function dayOf(date: string): number | undefined {
  return parseDate(date.trim())?.day
}
