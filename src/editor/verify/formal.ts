import { en } from '../messages/en.ts'
import type { MessageKey, Translate } from '../messages/index.ts'
import type { PropertyId } from '../../verifier/index.ts'

/** What model checkers call a property, with its number in the catalogue; a later verifier may know more of them. */
export function formalTerm(t: Translate, property: PropertyId): string {
  const key = `formal.${property}`
  return key in en ? `${(t as (key: MessageKey) => string)(key as MessageKey)} (${property})` : property
}
