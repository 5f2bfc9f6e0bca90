import { judgeCompletion, judgeDivergence } from './completion.ts'
import type { Context, Judgement } from './context.ts'
import { judgeDeadlock } from './deadlock.ts'
import { judgeDecisions } from './decisions.ts'
import { judgeReachability } from './reachability.ts'

/** Judges an explored protocol: every property, its findings in the order of importance. */
export function judge(context: Context): Judgement {
  const decisions = judgeDecisions(context)
  const deadlock = judgeDeadlock(context, decisions.gaps)
  const explained = new Set([
    ...decisions.gaps,
    ...deadlock.findings.flatMap((each) => each.where.flatMap((path) => context.program.pathIndex.get(path) ?? [])),
  ])
  const parts = [
    deadlock,
    judgeCompletion(context),
    judgeDivergence(context),
    decisions,
    judgeReachability(context, explained),
  ]
  const results = parts.flatMap((each) => each.results)
  return {
    results: [...results].sort((a, b) => Number(a.property.slice(1)) - Number(b.property.slice(1))),
    findings: parts.flatMap((each) => each.findings),
  }
}
