import {
  agrees,
  encodeInput,
  type Gdl2Answer,
  type Gdl2Bindings,
  type Gdl2Output,
  type JsonValue,
  type Observed,
  readRecordValue,
} from '../../proforma/index.ts'
import {
  type CandidateView,
  type EnactmentView,
  initial,
  type Operation,
  type Program,
  type State,
  step,
  view,
} from '../../runtime/index.ts'

/** One test case of a guideline. */
export interface CorpusCase {
  readonly id: string
  readonly input: Readonly<Record<string, unknown>>
  readonly expected: Readonly<Record<string, unknown>>
  /** ISO 8601; the time at which it was made, where the file says so. */
  readonly clock?: string
}

/** Why an expected value was not reproduced. Stable. */
export type Miss = 'input-refused' | 'no-such-result' | 'no-value' | 'other-value'

export interface CaseResult {
  readonly reproduced: number
  readonly missed: readonly {
    readonly element: string
    readonly miss: Miss
    readonly expected: unknown
    readonly found: unknown
  }[]
}

/** Runs a case in the engine with the engine's clock at `time`, and compares every expected value. */
export function runCase(program: Program, bindings: Gdl2Bindings, one: CorpusCase, time: number): CaseResult {
  const { values, refused } = inputValues(bindings, one.input)
  const seen = view(program, enact(program, values, time))
  const missed: CaseResult['missed'][number][] = []
  let reproduced = 0
  for (const [element, expected] of Object.entries(one.expected)) {
    const output = bindings.outputs.find((candidate) => candidate.element === element)
    const wanted = readRecordValue(expected)
    const found = output === undefined ? undefined : observe(output, bindings, seen)
    if (output !== undefined && found !== undefined && wanted !== undefined && agrees(output, found, wanted))
      reproduced++
    else
      missed.push({
        element,
        miss: missOf(output, found, refused),
        expected,
        found: found?.answer?.label ?? found?.value,
      })
  }
  return { reproduced, missed }
}

function missOf(output: Gdl2Output | undefined, found: Observed | undefined, refused: readonly string[]): Miss {
  if (output === undefined) return 'no-such-result'
  if (refused.length > 0) return 'input-refused'
  return found === undefined || found.value === null ? 'no-value' : 'other-value'
}

export function inputValues(
  bindings: Gdl2Bindings,
  input: Readonly<Record<string, unknown>>,
): { values: Record<string, JsonValue>; refused: string[] } {
  const values: Record<string, JsonValue> = {}
  const refused: string[] = []
  for (const binding of bindings.inputs) {
    if (!Object.hasOwn(input, binding.element)) continue
    const value = readRecordValue(input[binding.element])
    const encoded = value === undefined ? { refused: 'type' } : encodeInput(binding, value)
    if ('values' in encoded) Object.assign(values, encoded.values)
    else if (encoded.refused !== 'unit') refused.push(`${binding.element}: ${encoded.refused}`)
  }
  return { values, refused }
}

/** Starts the protocol, answers everything at once, and confirms that there are no more answers. */
export function enact(program: Program, values: Readonly<Record<string, JsonValue>>, time: number): State {
  let state = apply(program, initial(program, time), { kind: 'start' })
  if (Object.keys(values).length > 0) state = apply(program, state, { kind: 'set', values })
  for (const { path, confirmable } of enquiriesOf(program, state)) {
    if (confirmable) state = apply(program, state, { kind: 'confirm', path })
  }
  return state
}

/** An operation that is refused leaves the state as it is: the values it would have given are then missed. */
function apply(program: Program, state: State, operation: Operation): State {
  const result = step(program, state, operation)
  if (result.ok) return result.state
  throw new Error(`${operation.kind}: ${result.error.message}`)
}

function enquiriesOf(program: Program, state: State): EnactmentView['tasks'] {
  return view(program, state).tasks.filter(
    ({ path }) => program.tasks[program.pathIndex.get(path) ?? -1]?.kind === 'enquiry',
  )
}

/** The value of a result: an item, what a decision recommends, or an action that is due. */
export function observe(output: Gdl2Output, bindings: Gdl2Bindings, seen: EnactmentView): Observed | undefined {
  const { place } = output
  const started = bindings.assessment === undefined || isActive(seen, bindings.assessment)
  if (!started) return undefined
  switch (place.kind) {
    case 'item': {
      const unit = place.unitItem === undefined ? place.unit : (seen.values[place.unitItem] as string | null)
      return { value: seen.values[place.item] as Observed['value'], ...(unit === undefined ? {} : { unit }) }
    }
    case 'constant':
      return { value: place.value, ...(place.unit === undefined ? {} : { unit: place.unit }) }
    case 'decision': {
      const task = seen.tasks.find(({ definition }) => definition === place.task)
      const answer = isActive(seen, place.task) ? recommended(place.answers, task?.candidates ?? []) : undefined
      return answer === undefined ? undefined : { value: answer.label, answer }
    }
    default:
      return isActive(seen, place.task) ? { value: place.answer.label, answer: place.answer } : undefined
  }
}

/** What the decision recommends to the clinician: the best supported candidate, then the one with the highest priority. */
function recommended(
  answers: readonly Gdl2Answer[],
  candidates: readonly CandidateView[],
): Gdl2Answer['answer'] | undefined {
  const best = candidates
    .filter((candidate) => candidate.recommended)
    .map(({ name, netsupport }) => ({
      support: Number(netsupport),
      ...answers.find(({ candidate }) => candidate === name),
    }))
    .sort((a, b) => b.support - a.support || (b.priority ?? 0) - (a.priority ?? 0))
  return best[0]?.answer
}

function isActive(seen: EnactmentView, definition: string): boolean {
  return seen.tasks.some(
    (task) => task.definition === definition && (task.state === 'in_progress' || task.state === 'completed'),
  )
}
