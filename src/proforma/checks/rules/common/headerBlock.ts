import type { ParsedProtocol, TextEdit } from '../../../model/index.ts'
import { quoteName, quoteText } from '../../../text/words.ts'

/** A protocol block with what can be known of it, before the first definition. */
export function headerBlock({ text, definitions }: ParsedProtocol, title: string, root: string): TextEdit[] {
  const at = definitions[0]?.offset ?? text.length
  const eol = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n'
  const lines = [
    `protocol :: ${quoteName(root)} ;`,
    `  title :: ${quoteText(title)} ;`,
    '  version :: "0.1.0" ;',
    `  root :: ${quoteName(root)} ;`,
    'end protocol .',
    '',
    '',
  ]
  return [{ span: { start: at, end: at }, text: lines.join(eol) }]
}
