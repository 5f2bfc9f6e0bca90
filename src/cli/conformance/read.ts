import type { ConformanceCase, ConformanceStep } from './cases.ts'

export type CasesReading =
  | { readonly ok: true; readonly cases: readonly ConformanceCase[] }
  /** What is wrong and where, one line each. */
  | { readonly ok: false; readonly problems: readonly string[] }

type Data = Readonly<Record<string, unknown>>
type Test = (value: unknown) => boolean

/** More problems than this are of one kind. */
const TOLD = 20

/** Checks that data are conformance cases: a list, or an object whose `cases` are one. What single steps say is for `problemsOf`. */
export function readCases(data: unknown): CasesReading {
  const list = isData(data) ? data['cases'] : data
  if (!Array.isArray(list)) return { ok: false, problems: ['This is no list of conformance cases.'] }
  const problems = list.flatMap((each: unknown, at) => problemsOfCase(each, at))
  return problems.length > 0 ? { ok: false, problems: problems.slice(0, TOLD) } : { ok: true, cases: list }
}

function problemsOfCase(each: unknown, at: number): readonly string[] {
  if (!isData(each)) return [`case ${at + 1}: is not an object.`]
  const place = `case ${isText(each['id']) ? each['id'] : at + 1}`
  const { pf, steps } = each
  return [
    ...(isText(pf) ? [] : [`${place}: "pf" is not a text.`]),
    ...(Array.isArray(steps) ? [] : [`${place}: "steps" is not a list.`]),
  ]
}

/** What the runner does not understand of a case: such a case fails, since it would be passed without looking. */
export function problemsOf({ steps }: ConformanceCase): readonly string[] {
  return steps.flatMap((step: unknown, number) => problemsOfStep(step, `step ${number + 1}`))
}

function problemsOfStep(step: unknown, place: string): readonly string[] {
  if (!isData(step)) return [`${place}: is not an object.`]
  const wrong = problemsOfKeys(step, STEP, place)
  const named = OPERATIONS.filter((key) => key in step)
  if (named.length > 1) return [...wrong, `${place}: does ${named.join(' and ')}; a step does one thing.`]
  if (named.length === 0 && !('expect' in step) && !('load' in step)) return [...wrong, `${place}: does nothing.`]
  const { expect } = step
  return isData(expect) ? [...wrong, ...problemsOfKeys(expect, EXPECTATION, `${place}, expect`)] : wrong
}

function problemsOfKeys(data: Data, shape: Readonly<Record<string, Test>>, place: string): readonly string[] {
  return Object.entries(data).flatMap(([key, value]) => {
    const test = Object.hasOwn(shape, key) ? shape[key] : undefined
    // A text under another key is a remark.
    if (!test && isText(value)) return []
    if (!test) return [`${place}: "${key}" is not known here; known are ${Object.keys(shape).join(', ')}.`]
    return test(value) ? [] : [`${place}: "${key}" has not the form it should have.`]
  })
}

const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value)
const isText = (value: unknown): value is string => typeof value === 'string'
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText)
const anything: Test = () => true
const isTable =
  (test: Test): Test =>
  (value) =>
    isData(value) && Object.values(value).every(test)

/** What an operation is given may be wrong on purpose: the engine has to refuse it. */
const STEP: Readonly<Record<keyof ConformanceStep, Test>> = {
  start: (value) => value === true,
  set: anything,
  unset: anything,
  confirm: anything,
  commit: (value) => Array.isArray(value) && value.length === 2,
  trigger: anything,
  skip: anything,
  advanceTo: anything,
  error: (value) => typeof value === 'boolean',
  load: (value) => value === 'error',
  expect: isData,
}

const OPERATIONS = ['start', 'set', 'unset', 'confirm', 'commit', 'trigger', 'skip', 'advanceTo'] as const

const EXPECTATION: Readonly<Record<string, Test>> = {
  states: isTable(isText),
  requested: isTable(isTexts),
  candidates: isTable(isTable(isData)),
  values: isData,
  eval: (value) => Array.isArray(value) && value.every((each) => Array.isArray(each) && isText(each[0])),
  warnings: isTexts,
  cycle: isTable((value) => typeof value === 'number'),
}
