import { parse } from '../../proforma/index.ts'
import { compile } from '../../runtime/index.ts'
import { divide } from '../parts/divide.ts'
import type { Environment, Finding, VerificationReport } from '../types.ts'
import { verifyProtocol } from '../verify.ts'
import type { Comparison } from './compare.ts'
import { type Sketch, sketchText } from './sketch.ts'

/** States after which a protocol is left out: it is looked at twice. */
const MAX_STATES = 20_000

/**
 * Verifies a protocol in parts and as a whole, and compares everything that the reports claim: the verdict of each property,
 * of how many constructs, and each finding with its place and its patients (rule V103). Undefined for a protocol that cannot
 * be looked at in parts.
 */
export async function compareParts(sketch: Sketch, environment: Environment): Promise<Comparison | undefined> {
  const text = sketchText(sketch)
  const compiled = compile(parse(text), { passLimit: 200 })
  if (!compiled.ok || !divide(compiled.program, environment, new Set(), true)) return undefined
  const options = { environment, budget: { maxStates: MAX_STATES } }
  try {
    const whole = await verifyProtocol(text, { ...options, parts: 'never' })
    const parts = await verifyProtocol(text, { ...options, parts: 'always' })
    const [oracle, explorer] = [claimsOf(whole), claimsOf(parts)]
    const nodes = parts.coverage.states
    if (JSON.stringify(oracle) === JSON.stringify(explorer))
      return { kind: 'same', states: whole.coverage.states, nodes }
    return { kind: 'different', way: 'parts', oracle, explorer }
  } catch (error) {
    return { kind: 'different', way: 'parts', oracle: 'no error', explorer: String(error) }
  }
}

function claimsOf({ verdict, results, findings, notes = [] }: VerificationReport): readonly string[] {
  return [
    verdict,
    ...results.map((each) => `${each.property} ${each.kind} ${each.verdict} ${each.checked}`).sort(),
    ...[...findings, ...notes]
      .filter(({ kind }) => kind !== ORDER && !REPETITION.has(kind))
      .map(claimOf)
      .sort(),
    repeated(notes),
  ]
}

/** Which of several pairs that make the same difference is told depends on the way of looking; the verdict does not. */
const ORDER = 'order-dependence'

/** As a whole one note names everything that is repeated, in parts there is one for each. */
const REPETITION: ReadonlySet<string> = new Set(['termination-under-weak-fairness', 'unbounded-repetition'])

function repeated(notes: readonly Finding[]): string {
  const told = notes.filter((each) => REPETITION.has(each.kind))
  const kinds = told.map(({ kind }) => kind)
  const places = told.flatMap(({ where }) => where)
  return [...new Set([...kinds, ...places.sort()])].join(' ')
}

/** A livelock names everything that is in progress then; in a part a module may be one of those, not what is in it. */
function claimOf({ property, kind, verdict, confirmedByReplay, where }: Finding): string {
  return `${property} ${kind} ${verdict} ${confirmedByReplay} ${kind === 'livelock' ? '' : where.join(' ')}`
}
