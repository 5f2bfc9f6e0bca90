/** A run of text in a line. */
export interface Inline {
  readonly kind: 'text' | 'strong' | 'emphasis' | 'code'
  readonly text: string
}

export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'paragraph' | 'quote'; readonly parts: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }

/** A block of code with its fences; empty lines in it do not end it. */
const FENCED = /^(```.*\n[^]*?\n```)$/m

/** The small part of Markdown that the pages about templates and checks are written in. Never makes HTML. */
export function parseProse(markdown: string): readonly Block[] {
  return markdown.replaceAll('\r\n', '\n').split(FENCED).flatMap(blocksOf)
}

function blocksOf(part: string): readonly Block[] {
  if (part.startsWith('```')) return [{ kind: 'code', text: part.split('\n').slice(1, -1).join('\n') }]
  return part
    .split(/\n{2,}/)
    .map((chunk) => chunk.trim())
    .filter((chunk) => chunk !== '')
    .map(blockOf)
}

function blockOf(chunk: string): Block {
  const heading = /^(#{1,6})\s+(.+)$/.exec(chunk)
  if (heading !== null) return { kind: 'heading', level: heading[1]?.length ?? 1, text: heading[2] ?? '' }
  const lines = chunk.split('\n')
  if (lines.every((line) => line.startsWith('|')) && lines.length > 2) return tableOf(lines)
  if (lines[0]?.startsWith('- ') === true) return { kind: 'list', items: itemsOf(lines).map(inlineOf) }
  if (lines.every((line) => line.startsWith('> ')))
    return { kind: 'quote', parts: inlineOf(lines.map((line) => line.slice(2)).join(' ')) }
  return { kind: 'paragraph', parts: inlineOf(lines.join(' ')) }
}

/** Lines that do not begin an item belong to the one before. */
function itemsOf(lines: readonly string[]): string[] {
  const items: string[] = []
  for (const line of lines) {
    if (line.startsWith('- ')) items.push(line.slice(2))
    else items.push(`${items.pop() ?? ''} ${line.trim()}`)
  }
  return items
}

function tableOf(lines: readonly string[]): Block {
  const [head = [], , ...rows] = lines.map((line) =>
    line
      .slice(1, line.endsWith('|') ? -1 : undefined)
      .split('|')
      .map((cell) => cell.trim()),
  )
  return { kind: 'table', head, rows }
}

/** Parts of a line that are said differently; what stands between backticks is left as it is. */
export function inlineOf(text: string): readonly Inline[] {
  return text
    .split(/(`[^`]+`|\*\*[^*]+\*\*|\*[^*]+\*)/)
    .filter((part) => part !== '')
    .map((part): Inline => {
      if (part.startsWith('`') && part.length > 2) return { kind: 'code', text: part.slice(1, -1) }
      if (part.startsWith('**')) return { kind: 'strong', text: part.slice(2, -2) }
      return part.startsWith('*') && part.length > 2
        ? { kind: 'emphasis', text: part.slice(1, -1) }
        : { kind: 'text', text: part }
    })
}
