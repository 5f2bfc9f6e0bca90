import { exclusive } from './exclusive.ts'
import { or, same, versionsIn } from './ir.ts'
import type { Ir } from './ir.ts'
import type { Profile } from './profile.ts'
import { openRule } from './resolve.ts'
import type { RuleProgram, Slot, Write } from './program.ts'

/** One answer of a result and the rules that give it. */
export interface Option {
  readonly label: string
  readonly writes: readonly Write[]
}

/**
 * How a result of the guideline appears in the protocol: a derived item; a decision that weighs the options; or, where there is
 * one option only, an action that is due when its condition holds.
 */
export type Outcome =
  | { readonly kind: 'item'; readonly profile: Profile }
  | { readonly kind: 'action'; readonly profile: Profile; readonly option: Option }
  | {
      readonly kind: 'decision'
      readonly profile: Profile
      readonly options: readonly Option[]
      /** Given when no rule says anything else. */
      readonly fallback?: string
      /** More than one option can hold; the one later in the list was assigned later and wins. */
      readonly ranked: boolean
    }

const MOST_OPTIONS = 40

/**
 * A coded or textual result that no other rule reads, and whose options can be told apart, is a decision. Everything else is a
 * derived item, so that what reads it has its value at once.
 */
export function outcomesOf(program: RuleProgram): readonly Outcome[] {
  const read = readSlots(program)
  const outcomes: Outcome[] = []
  for (const id of program.guideline.bindings.flatMap((binding) =>
    binding.role === 'output' ? binding.elements : [],
  )) {
    const profile = program.profiles.get(id)
    const slot = program.slots.get(id)
    if (profile === undefined || slot === undefined || !profile.written) continue
    const terminal = !read.has(id) && (profile.kind === 'coded' || profile.kind === 'text')
    outcomes.push((terminal ? asTask(profile, slot, program) : undefined) ?? { kind: 'item', profile })
  }
  return outcomes
}

/** The slots that something else than their own assignments reads. */
function readSlots(program: RuleProgram): ReadonlySet<string> {
  const read = new Set<string>()
  for (const slot of program.slots.values()) {
    for (const { condition, value } of slot.writes) {
      for (const version of [...versionsIn(condition), ...versionsIn(value)]) read.add(version.slot.replace(/#.*$/, ''))
    }
  }
  for (const version of versionsIn(program.precondition)) read.add(version.slot.replace(/#.*$/, ''))
  return read
}

function asTask(profile: Profile, slot: Slot, program: RuleProgram): Outcome | undefined {
  if (slot.writes.some((write) => write.value.kind !== 'text') || slot.writes.length === 0) return undefined
  const [first] = slot.writes
  const constant = first?.condition.kind === 'boolean' && first.condition.value
  const fallback = constant && first?.value.kind === 'text' ? first.value.value : undefined
  const rules = constant ? slot.writes.slice(1) : slot.writes
  const options = optionsOf(rules, fallback)
  if (options === undefined || options.length > MOST_OPTIONS) return undefined
  const [only] = options
  if (only === undefined) return undefined
  if (options.length === 1 && fallback === undefined) return { kind: 'action', profile, option: only }
  const apart = eachApart(options, program)
  if (!apart && !inBlocks(rules)) return undefined
  return { kind: 'decision', profile, options, ...(fallback === undefined ? {} : { fallback }), ranked: !apart }
}

/** The options in order of appearance; `undefined` when a rule goes back to the fallback, which only an item can say. */
function optionsOf(writes: readonly Write[], fallback: string | undefined): Option[] | undefined {
  const options = new Map<string, Write[]>()
  for (const write of writes) {
    const label = write.value.kind === 'text' ? write.value.value : ''
    if (label === fallback) return undefined
    options.set(label, [...(options.get(label) ?? []), write])
  }
  return [...options].map(([label, given]) => ({ label, writes: given }))
}

function eachApart(options: readonly Option[], program: RuleProgram): boolean {
  const conditions = options.map((option) => or(option.writes.map((write) => opened(write.condition, program))))
  return conditions.every((one, at) => conditions.slice(at + 1).every((other) => exclusive(one, other)))
}

/** With the conditions of rules that it mentions as `fired(…)` opened once. */
function opened(condition: Ir, program: RuleProgram): Ir {
  return openRule(condition, program)
}

/** All assignments of one option stand together, so that "later wins" is an order of options. */
function inBlocks(writes: readonly Write[]): boolean {
  const seen = new Set<string>()
  let last: Ir | undefined
  for (const { value } of writes) {
    if (last !== undefined && same(value, last)) continue
    const label = value.kind === 'text' ? value.value : ''
    if (seen.has(label)) return false
    seen.add(label)
    last = value
  }
  return true
}
