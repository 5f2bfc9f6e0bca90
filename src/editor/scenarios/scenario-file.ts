import type { Scenario } from '../../runtime/index.ts'
import { readKept } from './kept.ts'

/** Larger files are not read: a thousand test cases have about 2 MB. */
export const MAX_SCENARIO_FILE_BYTES = 10_000_000

export interface ScenarioFileReading {
  readonly scenarios: readonly Scenario[]
  /** What could not be read, one line each. */
  readonly problems: readonly string[]
}

/** A file of test cases: those that can be read, whatever stands beside them. */
export function readScenarioFile(text: string): ScenarioFileReading {
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch {
    return { scenarios: [], problems: ['This is no JSON.'] }
  }
  const { format, formatVersion, scenarios } = (typeof data === 'object' && data !== null ? data : {}) as Partial<
    Readonly<Record<string, unknown>>
  >
  if (format !== 'ez-doctor-scenarios' || !Array.isArray(scenarios))
    return { scenarios: [], problems: ['This is no file of test cases: "format" is not "ez-doctor-scenarios".'] }
  if (formatVersion !== 1)
    return { scenarios: [], problems: ['This file has a version that EZ-Doctor does not know. Update EZ-Doctor.'] }
  const { cases, unreadable } = readKept(scenarios)
  return {
    scenarios: cases.map(({ scenario }) => scenario),
    problems: unreadable.flatMap(({ at, name, problems }) =>
      problems.map((problem) => `${name ?? `Test case ${at + 1}`}: ${problem}`),
    ),
  }
}

/** The file in which test cases travel, for the command line and other systems. */
export function scenarioFileText(scenarios: readonly unknown[]): string {
  return `${JSON.stringify({ format: 'ez-doctor-scenarios', formatVersion: 1, scenarios }, null, 2)}\n`
}
