import { formatDateTime } from '../../proforma/index.ts'
import { element } from '../program/element.ts'
import type { CandidateProgram, Program, TaskProgram } from '../program/program.ts'
import type { JsonValue, TaskPath } from '../types.ts'
import type { ConditionView } from './condition.ts'
import type { NearestChange } from './nearest.ts'
import type { Requirement, TaskMention } from './requirements.ts'
import type { Cause, Why, WhyCandidate } from './explanation.ts'

/** The explanation in words: where the task stands, what led there, what is missing, what would change it. */
export function sentences(program: Program, task: TaskProgram, data: Omit<Why, 'sentences'>): readonly string[] {
  const name = title(program, task.path)
  const missing = data.needs.filter((need) => !need.met)
  return [
    `${name} is ${data.state.replace('_', ' ')}.`,
    ...(data.cause ? causeSentence(program, data.cause) : []),
    ...missing.map((need) => needSentence(program, need)),
    ...nearestSentences(program, data.nearest),
  ]
}

/** A task as people know it: its caption, or its name. */
function title(program: Program, path: TaskPath): string {
  const index = program.pathIndex.get(path)
  const task = index === undefined ? undefined : element(program.tasks, index)
  return `“${task?.source.definition.caption?.value ?? task?.definition ?? path}”`
}

/** An item as people know it, with its unit. */
function itemTitle(program: Program, name: string): string {
  const index = program.itemIndex.get(name)
  return index === undefined ? name : (element(program.items, index).definition.caption?.value ?? name)
}

function valueWords(program: Program, name: string, value: JsonValue): string {
  if (value === null) return 'not known'
  const { definition, words } = program.items[program.itemIndex.get(name) ?? -1] ?? {}
  if (typeof value === 'boolean') return `“${(value ? words?.true : words?.false) ?? String(value)}”`
  const unit = definition?.unit?.value
  const text = Array.isArray(value) ? list(value.map(String)) : String(value)
  return unit === undefined ? text : `${text} ${unit}`
}

const list = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? 'nothing') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`

function tasks(program: Program, mentions: readonly TaskMention[]): string {
  return list(mentions.map(({ path, state }) => `${title(program, path)} (${state.replace('_', ' ')})`))
}

type CauseWords = (program: Program, cause: Cause) => string

const CAUSES: Readonly<Record<string, CauseWords>> = {
  R13: (program, cause) =>
    `It was discarded because everything before it was discarded: ${tasks(program, cause.tasks)}.`,
  R15: (program, cause) => `It started${after(program, cause)}${because(program, cause)}.`,
  R16: (program, cause) =>
    `It was discarded when it could have started, because its precondition was not true: ${shown(program, cause)}.`,
  R20: () => 'It was started by its trigger.',
  R21: () => 'It was completed and waits for its next trigger.',
  R22: () => 'Its trigger started this cycle too.',
  R25: (_program, { operation }) =>
    operation.kind === 'confirm' ? 'It was confirmed.' : 'It is autonomous: it was completed at once.',
  R26: () => 'All its mandatory questions were answered.',
  R28: () => 'It was confirmed.',
  R30: () => 'Nothing was left to do in it.',
  R33: (_program, { operation }) => `It was skipped${operation.kind === 'skip' ? `: ${operation.reason}` : ''}.`,
  R34: () => 'A task that ends this plan was completed.',
  R36: (_program, { operation }) =>
    operation.kind === 'commit'
      ? `${list(operation.candidates)} was chosen.`
      : 'The best recommended candidate was taken.',
  R41: (program, cause) => `It was given up because its abort condition was true: ${shown(program, cause)}.`,
  R42: (program, cause) => `It was ended early because its terminate condition was true: ${shown(program, cause)}.`,
  R43: (program, cause) => `It was discarded because the plan around it ended: ${tasks(program, cause.tasks)}.`,
  R44: () => 'One cycle is done and the next one follows.',
}

function causeSentence(program: Program, cause: Cause): readonly string[] {
  const words = CAUSES[cause.rule]
  return words ? [words(program, cause)] : []
}

function after(program: Program, cause: Cause): string {
  return cause.tasks.length === 0 ? '' : ` after ${tasks(program, cause.tasks)}`
}

function because(program: Program, cause: Cause): string {
  return cause.condition ? `; its precondition was true: ${shown(program, cause)}` : ''
}

function shown(program: Program, { condition }: Cause): string {
  return condition ? conditionWords(program, condition) : 'no condition'
}

/** `urea > 7 (Urea: 5.2 mmol/L)` */
function conditionWords(program: Program, condition: ConditionView): string {
  const reads = condition.reads.map(
    ({ item, value }) => `${itemTitle(program, item)}: ${valueWords(program, item, value)}`,
  )
  return reads.length === 0 ? condition.text : `${condition.text} (${reads.join('; ')})`
}

function needSentence(program: Program, need: Requirement): string {
  switch (need.kind) {
    case 'start-of-protocol':
      return 'The protocol has not been started.'
    case 'plan':
      return `It can start only while ${title(program, need.plan.path)} is in progress; that is ${need.plan.state.replace('_', ' ')}.`
    case 'antecedents':
      return `It waits for ${tasks(
        program,
        need.tasks.filter(({ state }) => state === 'dormant' || state === 'in_progress'),
      )}.`
    case 'trigger':
      return `It starts only by its trigger “${need.trigger}”.`
    case 'cycle-repeat':
      return need.due === null
        ? 'It waits until it is known when its next cycle is due.'
        : `Its next cycle is due at ${formatDateTime({ kind: 'datetime', ms: need.due })}.`
    case 'wait-condition':
      return `It waits until this is true: ${conditionWords(program, need.condition)}.`
    case 'precondition':
      return `If it could start now it would not, since its precondition is not true: ${conditionWords(program, need.condition)}.`
    case 'sources':
      return `It waits for answers: ${list(need.missing)}.`
    case 'confirmation':
      return 'It waits to be confirmed.'
    case 'commitment':
      return need.recommended.length === 0
        ? 'It waits for a choice; no candidate is recommended at present.'
        : `It waits for a choice; recommended: ${list(need.recommended)}.`
    default:
      return `It waits for ${tasks(program, need.tasks)}.`
  }
}

function nearestSentences(program: Program, nearest: readonly NearestChange[]): readonly string[] {
  if (nearest.length === 0) return []
  const options = nearest.map(({ changes }) =>
    list(
      changes.map(({ item, from, to }) => {
        const [was, becomes] = [valueWords(program, item, from), valueWords(program, item, to)]
        return `${itemTitle(program, item)} ${becomes} instead of ${was}`
      }),
    ),
  )
  return [`The nearest values that would change this: ${options.join('; or ')}.`]
}

/** Why a candidate is recommended or not, in words. */
export function candidateSentences(
  program: Program,
  task: TaskProgram,
  candidate: CandidateProgram,
  data: Omit<WhyCandidate, 'sentences'>,
): readonly string[] {
  const { recommended, netsupport } = data.candidate
  const held = candidate.arguments.flatMap((argument, position) =>
    element(data.arguments, position).holds
      ? [`${argument.support}: ${conditionWords(program, element(data.arguments, position))}`]
      : [],
  )
  const weight = netsupport === null ? 'contradictory (confirmed and excluded at once)' : String(netsupport)
  return [
    `“${candidate.caption ?? candidate.name}” is ${recommended ? '' : 'not '}recommended in ${title(program, task.path)}: its support is ${weight}.`,
    held.length === 0 ? 'None of its arguments holds.' : `These arguments hold: ${held.join('; ')}.`,
    `It is recommended when this is true: ${data.rule.text}.`,
    ...nearestSentences(program, data.nearest),
  ]
}
