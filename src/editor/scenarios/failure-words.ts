import type { ProtocolIndex } from '../../proforma/index.ts'
import { operationOf, type JsonValue, type Mismatch, type Scenario, type ScenarioFailure } from '../../runtime/index.ts'
import { candidateCaption, itemCaption, taskCaption } from '../simulate/names.ts'
import { operationInWords } from '../simulate/operation-words.ts'
import { valueInWords, type ValueWords } from '../simulate/values.ts'

/** What went otherwise than a test case says, as sentences: where, and below it what. */
export interface FailureInWords {
  readonly place: string
  readonly lines: readonly string[]
}

export function failureInWords(
  failure: ScenarioFailure,
  scenario: Scenario,
  index: ProtocolIndex,
  words: ValueWords,
): FailureInWords {
  const lines = failure.mismatches.map((mismatch) => mismatchInWords(mismatch, index, words))
  return {
    place: placeInWords(failure, scenario, index, words),
    lines: [...new Set(failure.problem === undefined ? lines : [failure.problem, ...lines])],
  }
}

function placeInWords(
  { step, note }: ScenarioFailure,
  scenario: Scenario,
  index: ProtocolIndex,
  words: ValueWords,
): string {
  const { t } = words
  if (step === 0) return t('failure.beginning')
  const given = scenario.steps[step - 1]
  const operation = given === undefined ? undefined : operationOf(given, 0)
  const sentence = note ?? (typeof operation === 'object' ? operationInWords(operation, index, words) : undefined)
  return sentence === undefined ? t('failure.step', { step }) : t('failure.step.of', { step, sentence })
}

/** One expectation that is not met: `“Urea” should be 7.1 mmol/L, but is 5.0 mmol/L.` */
export function mismatchInWords(mismatch: Mismatch, index: ProtocolIndex, words: ValueWords): string {
  const { t } = words
  const { subject, expected, actual } = mismatch
  if (actual === undefined) return goneInWords(mismatch, index, words)
  const plain = (value: JsonValue): string => valueInWords(value, undefined, words)
  switch (subject.kind) {
    case 'state': {
      const task = taskCaption(index, subject.path)
      return t('failure.state', { task, expected: stateWord(expected, words), actual: stateWord(actual, words) })
    }
    case 'cycle':
      return t('failure.cycle', {
        task: taskCaption(index, subject.path),
        expected: plain(expected),
        actual: plain(actual),
      })
    case 'requested':
    case 'recommended':
    case 'committed': {
      const name = (one: string): string =>
        subject.kind === 'requested' ? itemCaption(index, one) : candidateCaption(index, subject.path, one)
      const list = (value: JsonValue): string => listOf(value, name, words)
      const task = taskCaption(index, subject.path)
      return t(`failure.${subject.kind}`, { task, expected: list(expected), actual: list(actual) })
    }
    case 'support':
      return t('failure.support', {
        candidate: candidateCaption(index, subject.path, subject.candidate),
        task: taskCaption(index, subject.path),
        expected: plain(expected),
        actual: plain(actual),
      })
    case 'value': {
      const show = (value: JsonValue): string => valueInWords(value, index.data.get(subject.item), words)
      const item = itemCaption(index, subject.item)
      return t('failure.value', { item, expected: show(expected), actual: show(actual) })
    }
    case 'expression':
      return t('failure.expression', { text: subject.text, expected: plain(expected), actual: plain(actual) })
    case 'warnings': {
      const list = (value: JsonValue): string => listOf(value, (item) => itemCaption(index, item), words)
      return t('failure.warnings', { expected: list(expected), actual: list(actual) })
    }
    default:
      return t(expected === true ? 'failure.ended' : 'failure.notEnded')
  }
}

/** What the expectation is about is no longer in the pathway. */
function goneInWords({ subject }: Mismatch, index: ProtocolIndex, { t }: ValueWords): string {
  switch (subject.kind) {
    case 'support': {
      const task = taskCaption(index, subject.path)
      return t('failure.gone.candidate', { task, candidate: subject.candidate })
    }
    case 'value':
      return t('failure.gone.item', { item: subject.item })
    case 'expression':
      return t('failure.gone.expression', { text: subject.text })
    case 'warnings':
    case 'ended':
      return t('failure.nothing')
    default:
      return t('failure.gone.task', { task: subject.path })
  }
}

function stateWord(value: JsonValue, words: ValueWords): string {
  const key = `state.${String(value)}`
  return STATES.has(key) ? words.t(key as (typeof STATE_KEYS)[number]) : String(value)
}

const STATE_KEYS = ['state.dormant', 'state.in_progress', 'state.completed', 'state.discarded'] as const
const STATES: ReadonlySet<string> = new Set(STATE_KEYS)

function listOf(value: JsonValue, name: (one: string) => string, { t, intl }: ValueWords): string {
  const names = Array.isArray(value) ? (value as readonly JsonValue[]).map((one) => name(String(one))) : []
  return names.length === 0 ? t('failure.nothing') : intl.formatList(names)
}
