import type { Definition, ParsedProtocol, Problem, Span } from '../model/index.ts'
import type { UnitSystem } from '../units/index.ts'
import { type Analysis, analyse } from './analyse.ts'
import type { CheckContext, Finding, Placed, Rule } from './rule.ts'
import { RULES } from './rules/index.ts'

export interface CheckOptions {
  readonly rules?: readonly Rule[]
  readonly speed?: Rule['speed']
  /** ISO 8601 date of today, for rules about dates. */
  readonly today?: string
  /** What is known of units (`loadUnits`); without it they are compared as they are written. */
  readonly units?: UnitSystem
  /** The analysis of the same text, when there is one already. */
  readonly analysis?: Analysis
}

/** Everything there is to say about a text: what blocks loading, and what the rules find, in text order. */
export function check(parsed: ParsedProtocol, options: CheckOptions = {}): Problem[] {
  const analysis = options.analysis ?? analyse(parsed)
  const found = [...analysis.problems]
  for (const problems of checkInSteps(analysis, options)) for (const problem of problems) found.push(problem)
  return found.sort((a, b) => a.span.start - b.span.start)
}

/** As `check`, rule by rule and without what blocks loading, so that the caller can pause or stop between two of them. */
export function* checkInSteps(analysis: Analysis, options: CheckOptions = {}): Generator<readonly Problem[], void> {
  const context = contextOf(analysis, options)
  const isBlocked = blockedPlaces(analysis)
  for (const rule of options.rules ?? RULES) {
    if (options.speed !== undefined && rule.speed !== options.speed) continue
    const problems: Problem[] = []
    rule.check(context, (finding) => {
      const problem = problemOf(rule, finding)
      if (!isBlocked(problem.span)) problems.push(problem)
    })
    yield problems
  }
}

/** Where something blocks loading, one mistake is one problem: rules would only report what follows from it (C3). */
function blockedPlaces({ problems }: Analysis): (span: Span) => boolean {
  // The end of the furthest problem up to each one, so that one look tells whether any reaches a place.
  const reach = problems.map(({ span }) => span.end)
  for (let i = 1; i < reach.length; i++) reach[i] = Math.max(reach[i] ?? 0, reach[i - 1] ?? 0)
  return ({ start, end }) => {
    let low = 0
    let high = problems.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((problems[middle] as Problem).span.start <= end) low = middle + 1
      else high = middle
    }
    return low > 0 && (reach[low - 1] as number) >= start
  }
}

function contextOf(analysis: Analysis, { today, units }: CheckOptions): CheckContext {
  const byKind = new Map<string, Placed[]>()
  for (const definition of analysis.parsed.definitions) {
    const same = byKind.get(definition.node.kind)
    if (same === undefined) byKind.set(definition.node.kind, [definition])
    else same.push(definition)
  }
  return {
    analysis,
    ...(today === undefined ? {} : { today }),
    ...(units === undefined ? {} : { units }),
    definitions: <K extends Definition['kind']>(...kinds: readonly K[]) =>
      kinds.flatMap((kind) => (byKind.get(kind) ?? []) as unknown as Placed<Extract<Definition, { kind: K }>>[]),
  }
}

function problemOf(rule: Rule, { definition, span, message, data, fixes }: Finding): Problem {
  const offset = definition?.offset ?? 0
  return {
    code: rule.code,
    severity: rule.severity,
    span: { start: span.start + offset, end: span.end + offset },
    message,
    data: data ?? {},
    ...(fixes ? { fixes } : {}),
  }
}
