import type { TaskProgram } from '../../runtime/index.ts'
import type { Finding } from '../types.ts'
import { deadParts, irrelevantArguments } from './arguments.ts'
import { type Context, type Judgement, result } from './context.ts'
import { gapFinding } from './gaps.ts'
import { momentsOf } from './moments.ts'
import { contradictionFindings, overlapNote, tieFinding } from './ties.ts'

/**
 * P9 dead candidates, P10 arguments, P11 completeness and P12 ties of every decision, over the patients that reach it.
 * Returns also the decisions that have a gap.
 */
export function judgeDecisions(context: Context): Judgement & { readonly gaps: ReadonlySet<number> } {
  const decisions = context.program.tasks.filter((task) => task.kind === 'decision')
  const findings: Finding[] = []
  const notes: Finding[] = []
  const gaps = new Set<number>()
  for (const task of decisions) {
    const moments = momentsOf(context, task)
    if (moments.length === 0) continue
    const incomplete = gapFinding(context, task, moments)
    if (incomplete) gaps.add(task.index)
    findings.push(...present(incomplete), ...present(tieFinding(context, task, moments)))
    findings.push(...contradictionFindings(context, task, moments), ...deadParts(context, task, moments))
    notes.push(...present(overlapNote(context, task, moments)), ...irrelevantArguments(context, task, moments))
  }
  return { results: resultsOf(context, decisions, findings), findings, notes, gaps }
}

function resultsOf(context: Context, decisions: readonly TaskProgram[], findings: readonly Finding[]) {
  const candidates = decisions.flatMap((task) => task.candidates)
  const argumentCount = candidates.reduce((sum, candidate) => sum + candidate.arguments.length, 0)
  const single = decisions.filter((task) => task.choice === 'single').length
  const of = (...kinds: readonly string[]): readonly Finding[] => findings.filter((each) => kinds.includes(each.kind))
  return [
    result(context, 'P9', 'dead-candidate', candidates.length, of('dead-candidate')),
    result(context, 'P10', 'dead-argument', argumentCount, of('dead-argument')),
    result(context, 'P10', 'constant-argument', argumentCount, of('constant-argument')),
    result(context, 'P11', 'decision-gap', decisions.length, of('decision-gap')),
    result(context, 'P11', 'gap-while-unknown', decisions.length, of('gap-while-unknown')),
    result(context, 'P12', 'decision-tie', single, of('decision-tie')),
    result(context, 'P12', 'contradictory-evidence', candidates.length, of('contradictory-evidence')),
  ]
}

function present(finding: Finding | undefined): readonly Finding[] {
  return finding ? [finding] : []
}
