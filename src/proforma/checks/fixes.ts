import type { ParsedProtocol, QuickFix, Span, TextEdit } from '../model/index.ts'
import {
  type AttributeValue,
  EditError,
  removeAttribute,
  removeDefinition,
  setAttribute,
  type DefinitionTarget,
  type Target,
} from '../text/edits/index.ts'
import type { Placed } from './rule.ts'

/**
 * A quick fix whose edits are worked out when they are first looked at: most are never asked for, and a long text may
 * have thousands. Edits that cannot be made (the text there is broken) are none.
 */
export function fix(title: string, safe: boolean, edits: () => TextEdit[]): QuickFix {
  let made: readonly TextEdit[] | undefined
  return {
    title,
    safe,
    get edits() {
      made ??= attempt(edits)
      return made
    },
  }
}

function attempt(edits: () => TextEdit[]): readonly TextEdit[] {
  try {
    return edits()
  } catch (error) {
    if (error instanceof EditError) return []
    throw error
  }
}

/** Puts `text` in a place of a definition. */
export function replaceIn(
  title: string,
  { offset }: Placed,
  { start, end }: Span,
  text: string,
  safe = false,
): QuickFix {
  return fix(title, safe, () => [{ span: { start: start + offset, end: end + offset }, text }])
}

export function setIn(
  title: string,
  parsed: ParsedProtocol,
  target: Target,
  keyword: string,
  value: AttributeValue,
  safe = false,
): QuickFix {
  return fix(title, safe, () => setAttribute(parsed, target, keyword, value))
}

export function removeFrom(
  title: string,
  parsed: ParsedProtocol,
  target: Target,
  keyword: string,
  safe = false,
  index = 0,
): QuickFix {
  return fix(title, safe, () => removeAttribute(parsed, target, keyword, index))
}

export function removeWhole(title: string, parsed: ParsedProtocol, target: DefinitionTarget): QuickFix {
  return fix(title, false, () => removeDefinition(parsed, target))
}
