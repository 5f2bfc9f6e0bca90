import { Fragment, type RefObject } from 'react'
import type { SemanticKind, SemanticToken } from '../../proforma/index.ts'
import styles from './CodeField.module.css'

/**
 * The text of a field in the colours of the text editor. It lies under the field, whose own letters are clear, so that what is
 * typed, selected and read aloud stays a plain field.
 */
export function CodeColours({
  text,
  tokens,
  within,
}: {
  readonly text: string
  readonly tokens: readonly SemanticToken[]
  readonly within: RefObject<HTMLDivElement | null>
}) {
  return (
    <div ref={within} className={styles['colours']} aria-hidden="true">
      {piecesOf(text, tokens).map(({ at, shown, kind }) =>
        kind === undefined ? (
          <Fragment key={at}>{shown}</Fragment>
        ) : (
          <span key={at} data-kind={kind} data-at={at}>
            {shown}
          </span>
        ),
      )}
      {/* A line break at the very end takes a line only when something follows it. */}
      {'\u200B'}
    </div>
  )
}

/** The text cut where its colour changes. */
function piecesOf(text: string, tokens: readonly SemanticToken[]) {
  const pieces: { at: number; shown: string; kind?: SemanticKind }[] = []
  let at = 0
  for (const { span, kind } of tokens) {
    if (span.start > at) pieces.push({ at, shown: text.slice(at, span.start) })
    pieces.push({ at: span.start, shown: text.slice(span.start, span.end), kind })
    at = span.end
  }
  pieces.push({ at, shown: text.slice(at) })
  return pieces
}

/** The offset of the word under the pointer. */
export function wordUnder(colours: HTMLElement | null, x: number, y: number): number | undefined {
  for (const element of document.elementsFromPoint(x, y)) {
    if (!(element instanceof HTMLElement) || colours?.contains(element) !== true) continue
    const at = element.dataset['at']
    if (at !== undefined) return Number(at)
  }
  return undefined
}
