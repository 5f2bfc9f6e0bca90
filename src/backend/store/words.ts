const SEPARATOR = /[^\p{L}\p{N}]+/u
/** `curb-65`, `t2dm`, `covid-19`: written together, apart or with a hyphen by different people. */
const COMPOUND = /[\p{L}\p{N}]+(?:[-/.][\p{L}\p{N}]+)+/gu
const LETTERS_THEN_DIGITS = /^(\p{L}{2,})(\p{N}+)$/u

/** Lower case without accents: `Prévention` and `prevention` are one word. */
export function fold(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
}

/** The words of a question, in order. */
export function words(text: string): string[] {
  return fold(text)
    .split(SEPARATOR)
    .filter((word) => word !== '')
}

/** The words of a document: also each compound as one word, and letters apart from the digits that end them. */
export function indexedWords(text: string): string[] {
  const compounds = fold(text).match(COMPOUND) ?? []
  const joined = compounds.map((compound) => words(compound).join(''))
  const apart = words(text).flatMap((word) => LETTERS_THEN_DIGITS.exec(word)?.slice(1, 3) ?? [])
  return [...words(text), ...joined, ...apart]
}
