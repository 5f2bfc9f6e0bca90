import { parse, attributeSpec, quoteName } from '../../text/index.ts'
import type { Owner } from '../../text/index.ts'
import { isObject, member, textMember } from '../json.ts'
import type { Json, JsonObject } from '../json.ts'

/** The key under `meta` that carries what proformajs has no attribute for: attribute keyword to its PROforma text. */
export const EXTENSION = 'proforma'

/** Under it: the expressions of the file beside which the author's own text was put. */
export const WRITTEN = 'written'

/**
 * The author's own text of an attribute, if the file's attribute still says what was written together with it. Somebody may have
 * changed the file since: then the file counts.
 */
export function ownTextOf(json: JsonObject, attribute: string, keyword: string): string | undefined {
  const extension = extensionOf(json)
  const text = textMember(extension, keyword)
  const written = member(member(extension, WRITTEN), keyword) ?? null
  return text !== undefined && written === (member(json, attribute) ?? null) ? text : undefined
}

export function extensionOf(json: JsonObject): JsonObject {
  const found = member(member(json, 'meta'), EXTENSION)
  return isObject(found) ? found : {}
}

/** The `meta` of the file without ours; `undefined` when there is nothing else. */
export function foreignMeta(json: JsonObject): Json | undefined {
  const meta = member(json, 'meta')
  if (!isObject(meta) || !Object.hasOwn(meta, EXTENSION)) return meta
  const rest = Object.entries(meta).filter(([key]) => key !== EXTENSION)
  return rest.length === 0 ? undefined : Object.fromEntries(rest)
}

/** `keyword :: value ;` when that is one attribute which may stand after this owner, and nothing more. */
export function soundStatement(owner: Owner, keyword: string, value: string): string | undefined {
  if (attributeSpec(keyword)?.owners.includes(owner) !== true) return undefined
  const statement = attributeSpec(keyword)?.shape === 'flag' ? `${keyword} ;` : `${keyword} :: ${value} ;`
  const { definitions, problems } = parse(inOwner(owner, statement))
  return problems.length === 0 && definitions.length === 1 ? statement : undefined
}

const SHELLS: Readonly<Partial<Record<Owner, readonly [string, string]>>> = {
  component: ["plan :: 'x' ; component :: 'y' ;", 'end plan .'],
  source: ["enquiry :: 'x' ; source :: 'y' ;", 'end enquiry .'],
  candidate: ["decision :: 'x' ; candidate :: 'y' ;", 'end decision .'],
  argument: [
    "decision :: 'x' ; candidate :: 'y' ; argument :: for, true attributes",
    'end attributes ; end decision .',
  ],
}

function inOwner(owner: Owner, statement: string): string {
  const [before, after] = SHELLS[owner] ?? [`${owner} :: ${quoteName('x')} ;`, `end ${owner} .`]
  return `${before}\n${statement}\n${after}`
}

/** A definition that stands in the file as its own text, if it is one and sound. */
export function soundDefinition(text: string): boolean {
  const { definitions, problems } = parse(text)
  return problems.length === 0 && definitions.length === 1
}
