import { isObject, listMember, objectMember, textMember } from '../../json.ts'
import type { JsonObject } from '../../json.ts'
import type { Gdl2Description } from './guideline.ts'
import { pickLanguage, tidy } from './terms.ts'

/** Reads who wrote the guideline, what it is for, and the papers it rests on. */
export function readDescription(guideline: JsonObject): Gdl2Description {
  const description = objectMember(guideline, 'description') ?? {}
  const author = objectMember(description, 'original_author')
  const details = pickLanguage(guideline, objectMember(description, 'details') ?? {})
  return {
    author: tidy(textMember(author, 'name')),
    organisation: tidy(textMember(author, 'organisation')),
    date: tidy(textMember(author, 'date')),
    contributors: texts(description, 'other_contributors'),
    purpose: tidy(textMember(details, 'purpose')),
    use: tidy(textMember(details, 'use')),
    misuse: tidy(textMember(details, 'misuse')),
    copyright: tidy(textMember(details, 'copyright')),
    references: splitReferences(textMember(objectMember(description, 'other_details'), 'references') ?? ''),
    keywords: isObject(details) ? texts(details, 'keywords') : [],
  }
}

function texts(object: JsonObject, key: string): string[] {
  return (listMember(object, key) ?? []).filter((item) => typeof item === 'string').map((item) => tidy(item))
}

/** The references of a guideline are one text, a paper per paragraph or per line. */
export function splitReferences(text: string): string[] {
  return (
    text
      .replace(/\r\n?/g, '\n')
      // Editors of guidelines wrote quotation marks with a backslash inside their texts.
      .replaceAll('\\"', '"')
      .split(/\n\s*\n|\n(?=\s*(?:\[?\d+[.)\]]|[-•*])\s)/)
      .map((part) =>
        part
          .replace(/\s+/g, ' ')
          .trim()
          .replace(/^(?:\[?\d+[.)\]]|[-•*])\s+/, ''),
      )
      .filter((part) => part !== '')
  )
}
