import type { Text } from './sarif-types.ts'

/**
 * A message of plain text. SARIF reads `{0}` as a place for an argument and `[text](target)` as a link (3.11.5, 3.11.6 of the
 * standard); what authors write is neither, so braces are doubled and the bracket of what looks like a link is escaped.
 */
export function messageOf(text: string): Text {
  return { text: text.replace(/[{}]/g, '$&$&').replace(/\[(?=[^\]]*\]\()/g, '\\[') }
}

/** A relative path, `/` between its parts, as a URI reference (RFC 3986): nothing in a name is a scheme, a query or a fragment. */
export function uriOfPath(path: string): string {
  return path
    .split('/')
    .map((part) => encodeURIComponent(part.toWellFormed()))
    .join('/')
}
