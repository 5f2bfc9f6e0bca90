import { readScenarios, type Scenario } from '../../runtime/index.ts'

/** A test case and its place in the list that the document keeps. */
export interface KeptCase {
  readonly at: number
  readonly scenario: Scenario
}

/** Something in that list that is no test case: it stays there untouched, and is said. */
export interface Unreadable {
  readonly at: number
  readonly name: string | undefined
  readonly problems: readonly string[]
}

/** The test cases of a document. What cannot be read takes nothing else with it. */
export function readKept(data: readonly unknown[]): {
  readonly cases: readonly KeptCase[]
  readonly unreadable: readonly Unreadable[]
} {
  const cases: KeptCase[] = []
  const unreadable: Unreadable[] = []
  for (const [at, one] of data.entries()) {
    const reading = readScenarios({ format: 'ez-doctor-scenarios', formatVersion: 1, scenarios: [one] })
    const scenario = reading.ok ? reading.file.scenarios[0] : undefined
    if (scenario !== undefined) cases.push({ at, scenario })
    else unreadable.push({ at, name: nameOf(one), problems: reading.ok ? [] : reading.problems.map(withoutNumber) })
  }
  return { cases, unreadable }
}

/** Each one is read as a file of its own, in which it is the first. */
function withoutNumber(problem: string): string {
  return problem.replace(/^scenario 1(, |: )/, '')
}

function nameOf(data: unknown): string | undefined {
  const name: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, 'name') : undefined
  return typeof name === 'string' ? name : undefined
}

/** A name that no other test case has: `Boundary`, `Boundary (2)`. */
export function freeName(wanted: string, taken: readonly string[]): string {
  if (!taken.includes(wanted)) return wanted
  let number = 2
  while (taken.includes(`${wanted} (${number})`)) number += 1
  return `${wanted} (${number})`
}
