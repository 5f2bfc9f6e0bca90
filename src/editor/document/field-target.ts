import type { Target } from '../../proforma/index.ts'

/** The name of the definition in which a target stands. */
export function ownerName(target: Target): string {
  switch (target.kind) {
    case 'component':
      return target.plan
    case 'source':
      return target.task
    case 'candidate':
    case 'argument':
      return target.decision
    default:
      return target.name ?? ''
  }
}

/** One text for a target and an attribute, for drafts and for keys of lists. */
export function targetKey(target: Target, keyword: string): string {
  return JSON.stringify([target, keyword])
}
