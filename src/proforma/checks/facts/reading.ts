import { isTask } from '../../model/index.ts'
import type { CheckContext } from '../rule.ts'
import { momentsOf } from './moments.ts'
import { type Read, usesOf } from './uses.ts'

/** Readers that nothing follows from. */
const QUIET: ReadonlySet<Read['role']> = new Set<Read['role']>(['warning_condition', 'property', 'text'])
const AT_START: ReadonlySet<Read['role']> = new Set<Read['role']>(['precondition', 'wait_condition'])
const WHILE_RUNNING: ReadonlySet<Read['role']> = new Set<Read['role']>(['argument', 'recommendation', 'postcondition'])

/** Derived items further from a derivation than this are not followed: what is not found there is not reported. */
const FAR = 32

/**
 * Whether a derived item is ever read, also through other derived items, while one that it is computed from may be
 * unknown: only then does it matter what the derivation gives for it.
 */
export function isReadWhileUnknown(context: CheckContext, derived: string, item: string): boolean {
  const uses = usesOf(context)
  const seen = new Set<string>([derived])
  for (const name of seen) {
    if (seen.size > FAR) return false
    for (const read of uses.reads(name)) {
      if (QUIET.has(read.role)) continue
      if (read.role === 'derivation') seen.add(read.definition.node.name.text)
      else if (!isKnownThere(context, read, item)) return true
    }
  }
  return false
}

function isKnownThere({ analysis }: CheckContext, { definition: { node }, role }: Read, item: string): boolean {
  if (!isTask(node) || (!AT_START.has(role) && !WHILE_RUNNING.has(role))) return false
  const situations = momentsOf(analysis).situationsOf(node, AT_START.has(role) ? 'start' : 'running')
  return situations.length > 0 && situations.every(({ knows }) => knows(item))
}
