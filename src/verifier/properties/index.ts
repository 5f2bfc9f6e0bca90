import { behindDivergences } from './behind.ts'
import { judgeCompletion, judgeDivergence } from './completion.ts'
import type { Context, Judgement } from './context.ts'
import { judgeDeadlock } from './deadlock.ts'
import { judgeDecisions } from './decisions.ts'
import { judgeDeterminism } from './determinism.ts'
import { judgeLooking } from './looking.ts'
import { judgeReachability } from './reachability.ts'
import { judgeStructure } from './structure.ts'

/** Judges an explored protocol: every property, its findings in the order of importance. */
export function judge(context: Context): Judgement {
  const decisions = judgeDecisions(context)
  const deadlock = judgeDeadlock(context, decisions.gaps)
  const explained = new Set([
    ...decisions.gaps,
    ...behindDivergences(context),
    ...deadlock.findings.flatMap((each) => each.where.flatMap((path) => context.program.pathIndex.get(path) ?? [])),
  ])
  const parts = [
    deadlock,
    judgeCompletion(context),
    judgeDivergence(context),
    decisions,
    judgeReachability(context, explained),
    judgeDeterminism(context),
    judgeLooking(context),
    judgeStructure(context),
  ]
  const results = parts.flatMap((each) => each.results)
  return {
    results: [...results].sort((a, b) => Number(a.property.slice(1)) - Number(b.property.slice(1))),
    findings: parts.flatMap((each) => each.findings),
    notes: parts.flatMap((each) => each.notes ?? []),
  }
}
