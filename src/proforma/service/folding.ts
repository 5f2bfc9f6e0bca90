import { absolute, type ParsedProtocol, type Span } from '../model/index.ts'
import { Scanner } from '../text/scan.ts'
import { lex, tokenEnd } from '../text/tokens.ts'
import type { Fold, OutlineEntry } from './types.ts'
import { captionOf } from './describe.ts'

/** What can be folded: definitions, their parts and comments that take more than one line. */
export function folds(parsed: ParsedProtocol): Fold[] {
  const found: Fold[] = []
  const add = (span: Span, kind: Fold['kind']): void => {
    if (/[\n\r]/.test(parsed.text.slice(span.start, span.end))) found.push({ span, kind })
  }
  for (const { offset, end, node } of parsed.definitions) {
    add({ start: offset, end }, 'definition')
    if (node.kind === 'plan') for (const { span } of node.components) add(absolute(span, offset), 'part')
    if (node.kind !== 'decision') continue
    for (const candidate of node.candidates) {
      add(absolute(candidate.span, offset), 'part')
      for (const { span } of candidate.arguments) add(absolute(span, offset), 'part')
    }
  }
  for (const span of comments(parsed.text)) add(span, 'comment')
  return found.sort((a, b) => a.span.start - b.span.start)
}

/** The comments of a text, in order. */
export function comments(text: string): Span[] {
  const scanner = new Scanner(text)
  const found: Span[] = []
  const nextSlash = (from: number): number => {
    const at = text.indexOf('/', from)
    return at < 0 ? text.length : at
  }
  let slash = nextSlash(0)
  /** Between two tokens a slash can only open a comment, or be a character that means nothing. */
  const gap = (start: number, end: number): void => {
    if (slash < start) slash = nextSlash(start)
    while (slash < end) {
      if (scanner.isComment(slash)) {
        const comment = scanner.comment(slash)
        found.push({ start: slash, end: comment.end })
        slash = nextSlash(comment.end)
      } else slash = nextSlash(slash + 1)
    }
  }
  let at = 0
  for (const token of lex(text).tokens) {
    gap(at, token.startOffset)
    at = tokenEnd(token)
  }
  gap(at, text.length)
  return found
}

/** The definitions of a text with their parts. */
export function outline(parsed: ParsedProtocol): OutlineEntry[] {
  return parsed.definitions.map(({ offset, end, node }) => {
    const caption = captionOf(node)
    const parts =
      node.kind === 'decision'
        ? node.candidates.map((one) => ({
            name: one.name.text,
            kind: 'candidate',
            ...(one.caption ? { caption: one.caption.value } : {}),
            span: absolute(one.span, offset),
            nameSpan: absolute(one.name.span, offset),
            children: [],
          }))
        : []
    return {
      name: node.name.text,
      kind: node.kind,
      ...(caption === undefined ? {} : { caption }),
      span: { start: offset, end },
      nameSpan: absolute(node.name.span, offset),
      children: parts,
    }
  })
}
