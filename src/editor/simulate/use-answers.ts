import { useMemo, useState } from 'react'
import { evaluate, type JsonValue } from '../../runtime/index.ts'
import { printExpression } from '../../proforma/index.ts'
import { rawOf, readAnswer, type Field, type Raw } from './fields.ts'
import { refusalInWords, unreadableInWords } from './field-words.ts'
import { refusals, stateOf, warningsWith, type Run } from './session.ts'
import type { ValueWords } from './values.ts'

export interface Answers {
  readonly raw: Readonly<Record<string, Raw>>
  readonly change: (item: string, raw: Raw) => void
  /** What can be handed to the engine: every entry that is a value. */
  readonly values: Readonly<Record<string, JsonValue>>
  /** By item: entries that are no value, or that the engine would refuse. Shown once `checked`. */
  readonly errors: Readonly<Record<string, string>>
  /** By item: the engine takes the value, but it is unusual. */
  readonly unusual: Readonly<Record<string, string>>
  /** Items whose unusual value the engine takes only when somebody says that it is right. */
  readonly mustAccept: ReadonlySet<string>
}

/**
 * What is typed into a patient form, read and tried on the engine as it is typed.
 * @param entering the run as it stands where the values are to be entered, if that is not now
 */
export function useAnswers(run: Run, fields: readonly Field[], words: ValueWords, entering = run): Answers {
  const [raw, setRaw] = useState<Readonly<Record<string, Raw>>>(() => prefilled(run, fields))
  const judged = useMemo(() => judge(entering, fields, raw, words), [entering, fields, raw, words])
  return { raw, change: (item, entry) => setRaw((before) => ({ ...before, [item]: entry })), ...judged }
}

/** What is known already, else the default value of the item: it only pre-fills. */
function prefilled(run: Run, fields: readonly Field[]): Readonly<Record<string, Raw>> {
  const state = stateOf(run)
  return Object.fromEntries(
    fields.flatMap((field) => {
      const known = evaluate(run.program, state, quoted(field.item))
      const value = known.ok && known.value !== null ? known.value : defaultOf(run, field)
      return value === null ? [] : [[field.item, rawOf(field, value)]]
    }),
  )
}

const quoted = (name: string): string => `'${name}'`

function defaultOf(run: Run, field: Field): JsonValue {
  const given = field.definition.defaultValue
  if (given === undefined) return null
  const result = evaluate(run.program, stateOf(run), printExpression(given.value))
  return result.ok ? result.value : null
}

function judge(run: Run, fields: readonly Field[], raw: Readonly<Record<string, Raw>>, words: ValueWords) {
  const values: Record<string, JsonValue> = {}
  const errors: Record<string, string> = {}
  for (const field of fields) {
    const answer = readAnswer(field, raw[field.item])
    if (answer.kind === 'value') values[field.item] = answer.value
    else if (answer.kind === 'unreadable') errors[field.item] = unreadableInWords(answer, words)
  }
  const mustAccept = new Set<string>()
  const byItem = new Map(fields.map((field) => [field.item, field]))
  for (const [item, error] of refusals(run, values)) {
    const field = byItem.get(item)
    if (error.code === 'warning') mustAccept.add(item)
    else if (field !== undefined) errors[item] = refusalInWords(error, field, words)
  }
  const good = Object.fromEntries(Object.entries(values).filter(([item]) => errors[item] === undefined))
  const unusual = Object.fromEntries(
    warningsWith(run, good)
      .filter(({ item }) => item in good)
      .map(({ item, message }) => [item, message]),
  )
  return { values: good, errors, unusual, mustAccept }
}
