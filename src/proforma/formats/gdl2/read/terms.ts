import { isObject, listMember, objectMember, textMember } from '../../json.ts'
import type { Json, JsonObject } from '../../json.ts'

/** The names of elements and rules, in English where the guideline has English. */
export interface Terms {
  text(id: string): string
  description(id: string): string
}

/** Reads `ontology.term_definitions`: English, else the original language, else the first there is. */
export function readTerms(guideline: JsonObject): Terms {
  const languages = objectMember(objectMember(guideline, 'ontology'), 'term_definitions') ?? {}
  const chosen = pickLanguage(guideline, languages)
  const terms = objectMember(chosen, 'terms') ?? chosen
  const of = (id: string, key: string): string =>
    tidy(textMember(isObject(terms) && Object.hasOwn(terms, id) ? terms[id] : undefined, key))
  return { text: (id) => of(id, 'text'), description: (id) => of(id, 'description') }
}

/** `LOINC::6301-6` bound to an element. */
export interface TermCode {
  readonly system: string
  readonly code: string
}

/** Reads `ontology.term_bindings`: codes of LOINC, SNOMED CT and others by element. */
export function readCodes(guideline: JsonObject): ReadonlyMap<string, readonly TermCode[]> {
  const codes = new Map<string, TermCode[]>()
  const terminologies = objectMember(objectMember(guideline, 'ontology'), 'term_bindings') ?? {}
  for (const terminology of Object.values(terminologies)) {
    for (const [id, binding] of Object.entries(objectMember(terminology, 'bindings') ?? {})) {
      for (const code of listMember(binding, 'codes') ?? []) {
        const [system, value] = typeof code === 'string' ? code.split('::') : []
        if (system === undefined || value === undefined) continue
        codes.set(id, [...(codes.get(id) ?? []), { system: system.trim(), code: value.trim() }])
      }
    }
  }
  return codes
}

/** The part of a map by language that people here read. */
export function pickLanguage(guideline: JsonObject, languages: JsonObject): Json | undefined {
  const original = textMember(objectMember(guideline, 'language'), 'original_language')?.split('::').at(-1) ?? 'en'
  for (const language of ['en', original]) if (Object.hasOwn(languages, language)) return languages[language]
  return Object.values(languages)[0]
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: ' ' }

/** Editors left HTML entities in some texts. */
function decoded(text: string): string {
  return text.replace(
    /&(?:(lt|gt|amp|quot|apos|nbsp)|#(\d{2,6}));/g,
    (whole, name: string | undefined, code: string | undefined) => {
      if (name !== undefined) return ENTITIES[name] ?? whole
      const point = Number(code)
      return point >= 32 && point <= 0x10ffff ? String.fromCodePoint(point) : whole
    },
  )
}

/** Without the marks `*(en) ` of an untranslated text, and with plain white space. */
export function tidy(text: string | undefined): string {
  return decoded(text ?? '')
    .replace(/^\*+/, '')
    .replace(/\*\(\w+\)\s*\*?$/, '')
    .replace(/^\(\w\w\)\s*\*?$/, '')
    .replace(/\r\n?/g, '\n')
    .split('\0')
    .join('')
    .trim()
}
