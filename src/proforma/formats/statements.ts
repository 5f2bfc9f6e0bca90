import { quoteText } from '../text/index.ts'

/** Text for people: white space in runs becomes one space, and `${` is kept from being read as a value to show. */
export function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim().replaceAll('${', '$ {')
}

/** As `plain`, but paragraphs and lines stay. */
export function paragraphs(text: string): string {
  return text
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
    .replaceAll('${', '$ {')
}

/** `keyword :: "text" ;` or nothing for an empty text. */
export function textStatement(keyword: string, text: string): string[] {
  return text === '' ? [] : [`${keyword} :: ${quoteText(text)} ;`]
}

export function statement(keyword: string, value: string): string {
  return `${keyword} :: ${value} ;`
}

/** A definition with its statements, indented. */
export function definition(kind: string, name: string, lines: readonly string[]): string {
  return [`${kind} :: '${name}' ;`, ...lines.map((line) => `  ${line}`), `end ${kind} .`].join('\n')
}
