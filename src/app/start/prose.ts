/** A run of text in a line. */
export interface Inline {
  readonly kind: 'text' | 'strong' | 'emphasis'
  readonly text: string
}

export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'paragraph'; readonly parts: readonly Inline[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }

/** The small part of Markdown that the pages about templates are written in. Never makes HTML. */
export function parseProse(markdown: string): readonly Block[] {
  return markdown
    .replaceAll('\r\n', '\n')
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

function inlineOf(text: string): readonly Inline[] {
  return text
    .split(/(\*\*[^*]+\*\*|\*[^*]+\*)/)
    .filter((part) => part !== '')
    .map((part): Inline => {
      if (part.startsWith('**')) return { kind: 'strong', text: part.slice(2, -2) }
      return part.startsWith('*') && part.length > 2
        ? { kind: 'emphasis', text: part.slice(1, -1) }
        : { kind: 'text', text: part }
    })
}
