import type { Expectation, Scenario, ScenarioFile, ScenarioStep } from './format.ts'
import { OPERATIONS } from './format.ts'

export type ScenarioReading =
  | { readonly ok: true; readonly file: ScenarioFile }
  /** What is wrong and where, one line each. */
  | { readonly ok: false; readonly problems: readonly string[] }

type Data = Readonly<Record<string, unknown>>
type Test = (value: unknown) => boolean
type Shape = Readonly<Record<string, Test>>

/** Checks that data has the form of a scenario file: every key known, every value of its kind. */
export function readScenarios(data: unknown): ScenarioReading {
  const problems: string[] = []
  if (!isData(data) || data['format'] !== 'ez-doctor-scenarios') {
    return { ok: false, problems: ['This is no scenario file: "format" is not "ez-doctor-scenarios".'] }
  }
  if (data['formatVersion'] !== 1) {
    return { ok: false, problems: ['This scenario file has a version that EZ-Doctor does not know. Update EZ-Doctor.'] }
  }
  const scenarios = data['scenarios']
  if (!Array.isArray(scenarios)) return { ok: false, problems: ['"scenarios" is not a list.'] }
  scenarios.forEach((scenario: unknown, number) => readScenario(scenario, `scenario ${number + 1}`, problems))
  const names = scenarios.map((scenario) => (isData(scenario) ? scenario['name'] : undefined))
  const twice = names.find((name, at) => typeof name === 'string' && names.indexOf(name) !== at)
  if (typeof twice === 'string') problems.push(`Two scenarios have the name "${twice}".`)
  return problems.length > 0 ? { ok: false, problems } : { ok: true, file: data as unknown as ScenarioFile }
}

function readScenario(scenario: unknown, place: string, problems: string[]): void {
  if (!check(scenario, SCENARIO, place, problems)) return
  if (typeof scenario['name'] !== 'string') problems.push(`${place}: has no name.`)
  const steps = scenario['steps']
  if (steps === undefined) problems.push(`${place}: has no steps.`)
  else if (Array.isArray(steps))
    steps.forEach((step: unknown, number) => readStep(step, `${place}, step ${number + 1}`, problems))
  if (scenario['expect'] !== undefined) check(scenario['expect'], EXPECTATION, `${place}, expect`, problems)
}

function readStep(step: unknown, place: string, problems: string[]): void {
  if (!check(step, STEP, place, problems)) return
  const named = OPERATIONS.filter((name) => step[name] !== undefined)
  if (named.length > 1) problems.push(`${place}: does ${named.join(' and ')}; a step does one thing.`)
  for (const key of ['force', 'at'])
    if (step[key] !== undefined && step['set'] === undefined) problems.push(`${place}: "${key}" goes with "set" only.`)
  if (named.length === 0 && step['refused'] !== undefined) problems.push(`${place}: nothing that could be refused.`)
  if (step['expect'] !== undefined) check(step['expect'], EXPECTATION, `${place}, expect`, problems)
}

function check(value: unknown, shape: Shape, place: string, problems: string[]): value is Data {
  if (!isData(value)) {
    problems.push(`${place}: is not an object.`)
    return false
  }
  for (const [key, each] of Object.entries(value)) {
    const test = shape[key]
    if (!test) problems.push(`${place}: "${key}" is not known here; known are ${Object.keys(shape).join(', ')}.`)
    else if (each !== undefined && !test(each)) problems.push(`${place}: "${key}" has not the form it should have.`)
  }
  return true
}

const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value)
const isText = (value: unknown): value is string => typeof value === 'string'
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText)
const isFlag = (value: unknown): boolean => typeof value === 'boolean'
const isNumber = (value: unknown): boolean => typeof value === 'number'
const isTable = (test: (value: unknown) => boolean) => (value: unknown) =>
  isData(value) && Object.values(value).every(test)

function isValue(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isValue)
  return value === null || isFlag(value) || isNumber(value) || isText(value)
}

const STATES = ['dormant', 'in_progress', 'completed', 'discarded']

const SCENARIO: Readonly<Record<keyof Scenario, Test>> = {
  name: isText,
  description: isText,
  at: isText,
  patient: isTable(isValue),
  expect: isData,
  steps: Array.isArray,
}

const STEP: Readonly<Record<keyof ScenarioStep, Test>> = {
  note: isText,
  set: isTable(isValue),
  force: isFlag,
  at: isText,
  unset: isTexts,
  confirm: isText,
  commit: (value) => isData(value) && isText(value['path']) && isTexts(value['candidates']),
  trigger: isText,
  skip: (value) => isData(value) && isText(value['path']) && isText(value['reason']),
  advanceTo: isText,
  advanceBy: isNumber,
  refused: (value) => value === true || isText(value),
  expect: isData,
}

const EXPECTATION: Readonly<Record<keyof Expectation, Test>> = {
  states: isTable((value) => isText(value) && STATES.includes(value)),
  requested: isTable(isTexts),
  recommended: isTable(isTexts),
  committed: isTable(isTexts),
  netsupport: isTable(isTable(isValue)),
  values: isTable(isValue),
  warnings: isTexts,
  cycle: isTable(isNumber),
  evaluate: isTable(isValue),
  ended: isFlag,
}
