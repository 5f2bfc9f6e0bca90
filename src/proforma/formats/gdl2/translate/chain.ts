import { and, arithmetic, choose, known, same, UNKNOWN, versionsIn, ZERO } from './ir.ts'
import type { Ir } from './ir.ts'
import type { RuleProgram, Slot, Write } from './program.ts'

/** Cases of one nested `if` before an item of its own takes over: the language limits nesting. */
const LONGEST = 60

/**
 * What a slot is after its first `version` assignments, as one expression over other slots: later assignments win, `x = x + n`
 * becomes a sum, `if x is not set yet` an alternative at the end. Where an assignment uses an earlier value of its own slot in
 * another way, that version stays in the expression and becomes an item of its own.
 */
export function chainOf(slot: Slot, version: number, program: RuleProgram): Ir {
  let value: Ir = slot.asked ? { kind: 'version', slot: slot.id, version: 0 } : UNKNOWN
  for (let done = 0; done < version; done++) {
    const write = slot.writes[done]
    if (write === undefined) break
    const before: Ir = { kind: 'version', slot: slot.id, version: done }
    const start = done > 0 && done % LONGEST === 0 ? before : value
    value = after(start, before, write, slot, program)
  }
  return value
}

function after(value: Ir, before: Ir, write: Write, slot: Slot, program: RuleProgram): Ir {
  const added = increment(write.value, before)
  const own = (ir: Ir): boolean => mentions(ir, slot.id)
  const condition = opened(write.condition, slot.id, program)
  if (added !== undefined && !own(added) && !own(condition)) return plus(value, write.condition, added, write.value)
  if (own(write.value)) return choose(write.condition, write.value, before)
  if (!own(condition)) return choose(write.condition, write.value, value)
  const rest = withoutUnsetTest(condition, before)
  if (rest === undefined || own(rest)) return choose(condition, write.value, before)
  return alternative(value, before, choose(rest, write.value, UNKNOWN))
}

/** The rule's own condition where it reads the slot, so that it can be looked into; else the reference to the rule. */
function opened(condition: Ir, slot: string, program: RuleProgram): Ir {
  if (condition.kind !== 'version') return condition
  const inner = program.slots.get(condition.slot)?.writes[0]?.value
  return inner !== undefined && mentions(inner, slot) ? inner : condition
}

function mentions(ir: Ir, slot: string): boolean {
  return versionsIn(ir).some((version) => version.slot === slot || version.slot.startsWith(`${slot}#`))
}

/** What is added to the earlier value in `x = x + n`, `x = n + x` or a text put at its end. */
function increment(value: Ir, before: Ir): Ir | undefined {
  if (value.kind !== 'arithmetic' || (value.operator !== '+' && value.operator !== '-' && value.operator !== '#'))
    return undefined
  if (same(value.left, before)) return value.operator === '-' ? { kind: 'negative', operand: value.right } : value.right
  if (value.operator === '+' && same(value.right, before)) return value.left
  const left = value.operator === '-' ? undefined : increment(value.left, before)
  return left === undefined ? undefined : { ...value, left }
}

function plus(value: Ir, condition: Ir, added: Ir, whole: Ir): Ir {
  if (value.kind === 'unknown') return UNKNOWN
  const joins = whole.kind === 'arithmetic' && whole.operator === '#'
  const term = choose(condition, added, joins ? { kind: 'text', value: '' } : ZERO)
  if (same(value, ZERO)) return term
  if (joins) return value.kind === 'text' && value.value === '' ? term : arithmetic('#', value, term)
  return arithmetic('+', value, term)
}

/** The other parts of `… and not is_known(before)`; `undefined` when that test is not there. */
function withoutUnsetTest(condition: Ir, before: Ir): Ir | undefined {
  const parts = condition.kind === 'and' ? condition.parts : [condition]
  const test: Ir = { kind: 'not', operand: known(before) }
  const rest = parts.filter((part) => !same(part, test))
  return rest.length === parts.length ? undefined : and(rest)
}

/** `value` where it is known, else `other`. A chain of cases that ends in unknown takes the other as its last case. */
function alternative(value: Ir, before: Ir, other: Ir): Ir {
  if (value.kind === 'unknown') return other
  if (value.kind === 'if' && isLiteral(value.value)) {
    return { ...value, otherwise: alternative(value.otherwise, before, other) }
  }
  if (isLiteral(value)) return value
  return choose(known(before), before, other)
}

function isLiteral(ir: Ir): boolean {
  return ir.kind === 'text' || ir.kind === 'number' || ir.kind === 'boolean'
}
