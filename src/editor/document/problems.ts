import type { Problem, QuickFix, Span, TextEdit } from '../../proforma/index.ts'
import { mapOffset } from './text-change.ts'

/**
 * Problems that were found in the text before a change, moved to where they stand after it, so that nothing flickers
 * until the checks have run again (rule P1). What stood inside the changed stretch stays at its edge. Fixes move along, except
 * those that touch what was changed: they were worked out for the old text.
 */
export function moveProblems(problems: readonly Problem[], edit: TextEdit | undefined): readonly Problem[] {
  if (!edit || problems.length === 0) return problems
  return problems.map((problem) => moveProblem(problem, edit))
}

/** Fixes are moved when they are first looked at: a long text may have thousands, and is moved at each keystroke. */
function moveProblem(problem: Problem, edit: TextEdit): Problem {
  const { code, severity, data, message } = problem
  const moved = { code, severity, data, message, span: moveSpan(problem.span, edit) }
  if (!('fixes' in problem)) return moved
  let fixes: readonly QuickFix[] | undefined
  return {
    ...moved,
    get fixes() {
      fixes ??= (problem.fixes ?? []).flatMap((fix) => moveFix(fix, edit) ?? [])
      return fixes
    },
  }
}

function moveFix(fix: QuickFix, change: TextEdit): QuickFix | undefined {
  const { start, end } = change.span
  const apart = fix.edits.every(({ span }) => span.end < start || span.start > end)
  if (!apart) return undefined
  return { ...fix, edits: fix.edits.map(({ span, text }) => ({ span: moveSpan(span, change), text })) }
}

function moveSpan({ start, end }: Span, edit: TextEdit): Span {
  const from = mapOffset(start, [edit])
  return { start: from, end: Math.max(from, mapOffset(end, [edit])) }
}

/**
 * Whether two lists say the same in the same places, so that the old one can be kept. Fixes are not compared: to work
 * out those of a long text takes longer than to show the list again.
 */
export function sameProblems(a: readonly Problem[], b: readonly Problem[]): boolean {
  return (
    a === b ||
    (a.length === b.length &&
      a.every((problem, at) => {
        const other = b[at]
        return (
          other !== undefined &&
          !('fixes' in problem) &&
          !('fixes' in other) &&
          problem.code === other.code &&
          problem.message === other.message &&
          problem.span.start === other.span.start &&
          problem.span.end === other.span.end
        )
      }))
  )
}
