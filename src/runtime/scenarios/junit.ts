import { describeFailures, type ScenarioResult } from './run.ts'

/** One protocol with its scenarios. */
export interface Suite {
  readonly name: string
  readonly results: readonly ScenarioResult[]
  /** Why there are no results: the protocol or the scenarios could not be read. */
  readonly problems?: readonly string[]
}

/** The results in the XML form of JUnit, which build servers read. No time and no host: the same results, the same bytes. */
export function junit(suites: readonly Suite[]): string {
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites>',
    ...suites.flatMap(suiteLines),
    '</testsuites>',
  ]
  return `${lines.join('\n')}\n`
}

function suiteLines({ name, results, problems = [] }: Suite): readonly string[] {
  const failures = results.filter((result) => !result.passed).length
  const errors = problems.length > 0 ? 1 : 0
  return [
    `  <testsuite name="${escaped(name)}" tests="${results.length + errors}" failures="${failures}" errors="${errors}">`,
    ...(errors > 0 ? [`    <testcase name="load"><error>${escaped(problems.join('\n'))}</error></testcase>`] : []),
    ...results.map((result) => caseLine(name, result)),
    '  </testsuite>',
  ]
}

function caseLine(suite: string, result: ScenarioResult): string {
  const head = `    <testcase classname="${escaped(suite)}" name="${escaped(result.name)}"`
  if (result.passed) return `${head}/>`
  const lines = describeFailures(result)
  return `${head}><failure message="${escaped(lines[0] ?? '')}">${escaped(lines.join('\n'))}</failure></testcase>`
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

/** Text for XML 1.0, which knows neither most control characters nor single surrogates. */
function escaped(text: string): string {
  let written = ''
  for (const character of text.toWellFormed()) {
    const isAllowed = character >= ' ' || character === '\n' || character === '\t'
    if (isAllowed) written += ENTITIES[character] ?? character
  }
  return written
}
