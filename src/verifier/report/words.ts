import type { JsonValue, Change, Operation } from '../../runtime/index.ts'
import { withUnit } from '../data/quantities.ts'
import type { Environment, Finding, PropertyResult, Region, Verdict, VerificationReport } from '../types.ts'
import type { ProtocolText } from './protocol-text.ts'

/** The verdict on a whole protocol as a heading and a sentence. */
export function verdictInWords({ verdict, findings }: VerificationReport): {
  readonly heading: string
  readonly sentence: string
} {
  if (verdict === 'clean')
    return {
      heading: 'Clean: nothing was found that can go wrong',
      sentence:
        'Every run that the contract below allows was followed, for every patient there can be, and everything on the list holds.',
    }
  if (verdict === 'not-decided')
    return {
      heading: 'Not decided: this is no proof',
      sentence:
        'Nothing was found that goes wrong, but not everything could be looked at. What was not decided is not a pass.',
    }
  const shown = findings.filter((each) => each.verdict === 'violated').length
  const count = findings.length === 1 ? '1 thing can go wrong' : `${findings.length} things can go wrong`
  const open = findings.length - shown
  return {
    heading: `Not clean: ${count}`,
    sentence:
      open === 0
        ? 'Each was shown by a run played in the engine that runs the pathway, or follows from having looked at every run.'
        : `${open === 1 ? 'One of them' : `${open} of them`} could not be confirmed by a run and may not happen.`,
  }
}

export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  holds: 'holds',
  violated: 'does not hold',
  possible: 'may not hold, not confirmed',
  'not-decided': 'not decided',
}

export function resultInWords({ verdict, checked, informative }: PropertyResult): string {
  if (checked === 0) return 'nothing to check'
  if (informative && verdict === 'violated') return 'not so, which may be meant'
  return VERDICT_WORDS[verdict]
}

/** How certain a finding is. */
export function certaintyOf({ verdict, confirmedByReplay }: Finding): string {
  if (verdict === 'possible') return 'Not confirmed: the run could not be shown in the engine, so it may not happen.'
  if (confirmedByReplay) return 'Confirmed: the run below was played in the engine and ends like this.'
  return 'Certain: every run was looked at, and none speaks against it.'
}

/** What the outside may do in the runs that were looked at, as sentences. */
export function contractInWords({ commit, asynchronousData }: Environment): readonly string[] {
  return [
    commit === 'strict'
      ? 'Decisions: only options that are recommended are taken. What a clinician decides against a recommendation is not covered.'
      : 'Decisions: any option may be taken, recommended or not.',
    'Questions: each task that asks is answered with any values that its items allow; mandatory questions are always answered, optional ones may be left open.',
    asynchronousData
      ? 'Other values: any item may get another value at any time.'
      : 'Other values: an item gets a value only when it is asked for, or from the pathway itself.',
    commit === 'strict'
      ? 'Optional tasks may be skipped while they are in progress.'
      : 'Optional tasks may be skipped, also before they have started.',
    'Triggers may come at any time at which they start a task. Time passes up to the next moment at which a repetition is due.',
  ]
}

/** `strict`, `free, data may change at any time`: the label of a contract. */
export function contractLabel({ commit, asynchronousData }: Environment): string {
  const name = commit === 'strict' ? 'strict: only what is recommended is decided' : 'free: anything may be decided'
  return asynchronousData ? `${name}; data may change at any time` : name
}

/** The same with the name of the contract in quotes, for a sentence. */
export function contractQuoted(environment: Environment): string {
  return contractLabel(environment).replace(/^(\w+)(?=:)/, '“$1”')
}

/** What somebody does, in the protocol's own words. */
export function operationInWords(operation: Operation, protocol: ProtocolText): string {
  switch (operation.kind) {
    case 'start':
      return 'The pathway starts.'
    case 'set':
      return `${listed(operation.values, protocol)} ${Object.keys(operation.values).length > 1 ? 'are' : 'is'} entered.`
    case 'unset':
      return `${operation.items.map((item) => `“${protocol.itemName(item)}”`).join(', ')} is withdrawn.`
    case 'confirm':
      return `“${protocol.taskName(operation.path)}” is done.`
    case 'commit': {
      const chosen = operation.candidates.map((each) => `“${protocol.candidateName(operation.path, each)}”`)
      return `At “${protocol.taskName(operation.path)}”, ${chosen.join(' and ')} is chosen.`
    }
    case 'trigger': {
      const started = protocol.triggered(operation.trigger).map((task) => `“${protocol.taskName(task.name.text)}”`)
      return `The trigger “${operation.trigger}” comes${started.length > 0 ? ` for ${started.join(', ')}` : ''}.`
    }
    case 'skip':
      return `“${protocol.taskName(operation.path)}” is skipped.`
    case 'advanceTo':
      return `Time passes until ${durationInWords(operation.time)} after the start.`
    default:
      return operation satisfies never
  }
}

function listed(values: Readonly<Record<string, JsonValue>>, protocol: ProtocolText): string {
  return Object.entries(values)
    .map(([item, value]) => `“${protocol.itemName(item)}” ${valueInWords(item, value, protocol)}`)
    .join(', ')
}

/** A value as people read it, with its unit. */
export function valueInWords(item: string, value: JsonValue, protocol: ProtocolText): string {
  const definition = protocol.item(item)
  if (value === null) return 'unknown'
  if (typeof value === 'boolean')
    return value ? (definition?.trueValue?.value ?? 'yes') : (definition?.falseValue?.value ?? 'no')
  if (typeof value === 'number') return withUnit(String(value), definition?.unit?.value)
  return JSON.stringify(value)
}

function durationInWords(milliseconds: number): string {
  const minutes = Math.round(milliseconds / 60_000)
  if (minutes < 120) return `${minutes} minutes`
  return minutes < 2880 ? `${Math.round(minutes / 6) / 10} hours` : `${Math.round(minutes / 144) / 10} days`
}

const STATES: Readonly<Record<string, string>> = {
  dormant: 'waiting',
  in_progress: 'in progress',
  completed: 'completed',
  discarded: 'left out',
}

/** What a step changes, one phrase each: tasks by their new state, items by their new value. */
export function changesInWords(changes: readonly Change[], protocol: ProtocolText): readonly string[] {
  const last = new Map<string, string>()
  for (const change of changes) {
    if (change.kind === 'state')
      last.set(`task ${change.path}`, `“${protocol.taskName(change.path)}” ${STATES[change.to] ?? change.to}`)
    else if (change.kind === 'value')
      last.set(
        `item ${change.item}`,
        `“${protocol.itemName(change.item)}” ${valueInWords(change.item, change.to, protocol)}`,
      )
  }
  return [...last.values()]
}

/** Groups of patients, each in one line. */
export function patientsInLines(patients: readonly (readonly Region[])[], protocol: ProtocolText): readonly string[] {
  if (patients.length === 0) return ['Any patient']
  return patients.map((box) => box.map(({ item, label }) => `“${protocol.itemName(item)}” ${label}`).join(' and '))
}
