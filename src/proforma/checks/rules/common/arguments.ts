import { printExpression } from '../../../expressions/print.ts'
import type { Argument } from '../../../model/index.ts'

/** What an argument pulls towards. Weights pull by their sign. */
export function sideOf({ support }: Argument): 'for' | 'against' {
  if (support.kind === 'weight') return support.weight < 0 ? 'against' : 'for'
  return support.kind === 'for' || support.kind === 'confirming' ? 'for' : 'against'
}

/** The condition as one canonical line, so that layout makes no difference. */
export function conditionKey({ condition }: Argument): string {
  return printExpression(condition)
}

export function supportKey({ support }: Argument): string {
  return support.kind === 'weight' ? `weight ${support.weight}` : support.kind
}
