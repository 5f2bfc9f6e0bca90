import { compile, initial, type Operation, type Program, type State, step, view } from '../../../../runtime/index.ts'
import { parse } from '../../../text/index.ts'
import type { Gdl2Output } from '../bindings.ts'
import type { Gdl2Import } from '../import.ts'
import { encodeInput, readRecordValue } from '../record.ts'
import type { Observed } from '../record.ts'

export const NOW = Date.UTC(2024, 11, 31, 23, 59)

/** The program of an import, which must load. */
export function programOf({ text }: Gdl2Import): Program {
  const compilation = compile(parse(text))
  if (compilation.ok) return compilation.program
  throw new Error(`${compilation.problems.map(({ message }) => message).join('\n')}\n\n${text}`)
}

/**
 * Runs the imported protocol on values of a record.
 *
 * @returns what it gives for each element of a result; `null` where it gives nothing
 */
export function results(
  imported: Gdl2Import,
  record: Readonly<Record<string, unknown>>,
  now = NOW,
): Record<string, unknown> {
  const program = programOf(imported)
  const seen = view(program, enact(program, imported, record, now))
  const running = (name: string): boolean =>
    seen.tasks.some(
      ({ definition, state }) => definition === name && (state === 'in_progress' || state === 'completed'),
    )
  const started = imported.bindings.assessment === undefined || running(imported.bindings.assessment)
  const found = (output: Gdl2Output): Observed['value'] => {
    const { place } = output
    if (place.kind === 'item') return seen.values[place.item] as Observed['value']
    if (place.kind === 'constant') return place.value
    if (place.kind === 'action') return running(place.task) ? place.answer.label : null
    const candidates = seen.tasks.find(({ definition }) => definition === place.task)?.candidates ?? []
    const best = candidates
      .filter(({ recommended }) => recommended && running(place.task))
      .map(({ name, netsupport }) => ({ netsupport, ...place.answers.find(({ candidate }) => candidate === name) }))
      .sort((a, b) => Number(b.netsupport) - Number(a.netsupport) || (b.priority ?? 0) - (a.priority ?? 0))
    return best[0]?.answer?.label ?? null
  }
  return Object.fromEntries(imported.bindings.outputs.map((output) => [output.element, started ? found(output) : null]))
}

function enact(
  program: Program,
  { bindings }: Gdl2Import,
  record: Readonly<Record<string, unknown>>,
  now: number,
): State {
  const values: Record<string, string | number | boolean> = {}
  for (const binding of bindings.inputs) {
    const value = Object.hasOwn(record, binding.element) ? readRecordValue(record[binding.element]) : undefined
    const encoded = value === undefined ? undefined : encodeInput(binding, value)
    // A unit that the guideline does not take is as if nobody had answered.
    if (encoded !== undefined && 'refused' in encoded && encoded.refused === 'unit') continue
    if (encoded !== undefined && !('values' in encoded)) throw new Error(`${binding.element}: ${encoded.refused}`)
    Object.assign(values, encoded?.values)
  }
  let state = done(program, initial(program, now), { kind: 'start' })
  if (Object.keys(values).length > 0) state = done(program, state, { kind: 'set', values })
  for (const { path, confirmable, definition } of view(program, state).tasks) {
    const isEnquiry = program.tasks.some((task) => task.definition === definition && task.kind === 'enquiry')
    if (confirmable && isEnquiry) state = done(program, state, { kind: 'confirm', path })
  }
  return state
}

function done(program: Program, state: State, operation: Operation): State {
  const result = step(program, state, operation)
  if (result.ok) return result.state
  throw new Error(`${operation.kind}: ${result.error.message}`)
}
