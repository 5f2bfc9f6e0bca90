import type { Scenario } from '../../runtime/index.ts'

/**
 * A file of scenarios with some more at its end. What stands there already keeps every byte of it, so that a change shows
 * only what is new; a file that is laid out in no known way is written anew.
 */
export function withScenarios(text: string | undefined, more: readonly Scenario[]): string {
  const lines = more.map((scenario) => `    ${JSON.stringify(scenario)}`)
  if (text === undefined) return wholeFile(lines)
  const wanted = JSON.stringify(appended(text, more))
  const end = /\s*\]\s*\}\s*$/.exec(text)
  if (end) {
    const before = text.slice(0, end.index)
    const comma = before.trimEnd().endsWith('[') ? '' : ','
    const spliced = `${before}${comma}\n${lines.join(',\n')}\n  ]\n}\n`
    if (isSame(spliced, wanted)) return spliced
  }
  return `${JSON.stringify(JSON.parse(wanted), null, 2)}\n`
}

function wholeFile(lines: readonly string[]): string {
  return `{\n  "format": "ez-doctor-scenarios",\n  "formatVersion": 1,\n  "scenarios": [\n${lines.join(',\n')}\n  ]\n}\n`
}

function appended(text: string, more: readonly Scenario[]): object {
  const file = JSON.parse(text) as { readonly scenarios: readonly Scenario[] }
  return { ...file, scenarios: [...file.scenarios, ...more] }
}

/** Whether a text is the JSON of this value; keys may stand in any order. */
function isSame(text: string, wanted: string): boolean {
  try {
    return sorted(JSON.parse(text)) === sorted(JSON.parse(wanted))
  } catch {
    return false
  }
}

function sorted(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  )
}
