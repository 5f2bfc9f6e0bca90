import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { CheckOptions } from '../../checks/index.ts'
import { loadUnits } from '../../units/index.ts'

const FOLDER = fileURLToPath(new URL('../../checks/fixtures/', import.meta.url))

/** The day on which the fixtures are looked at. */
export const TODAY = '2026-11-23'

/** A protocol with one mistake, or the same without it. */
export interface Fixture {
  readonly text: string
  /**
   * Where the problem is reported: `// place: …` names the text, `// place 2: …` its second occurrence, and
   * `// place: before «here» after` a part of it.
   */
  readonly place?: { readonly start: number; readonly end: number }
  /** Other checks that the mistake cannot help to raise: `// also: code, code`. */
  readonly also: readonly string[]
  readonly options: CheckOptions
}

/** The codes that have fixtures. */
export function fixtureCodes(): readonly string[] {
  return readdirSync(FOLDER).sort()
}

export async function readFixture(code: string, name: 'wrong' | 'right'): Promise<Fixture> {
  const text = readFileSync(`${FOLDER}${code}/${name}.pf`, 'utf8')
  const head = /^(?:\/\/.*\n)*/.exec(text)?.[0] ?? ''
  const [, nth = '1', words] = /^\/\/ place(?: (\d+))?: (.*)$/m.exec(head) ?? []
  const also = /^\/\/ also: (.*)$/m.exec(head)?.[1]?.split(', ') ?? []
  const units = head.includes('// without the list of units') ? {} : { units: await loadUnits() }
  return {
    text,
    ...(words === undefined ? {} : { place: find(text, words, Number(nth), head.length) }),
    also,
    options: { today: TODAY, ...units },
  }
}

function find(text: string, marked: string, nth: number, from: number): { start: number; end: number } {
  const [, before = '', place = marked, after = ''] = /^(.*)«(.*)»(.*)$/.exec(marked) ?? []
  const words = before + place + after
  let at = text.indexOf(words, from)
  for (let i = 1; i < nth && at >= 0; i++) at = text.indexOf(words, at + 1)
  if (at < 0) throw new Error(`The text has no place \`${words}\`.`)
  return { start: at + before.length, end: at + before.length + place.length }
}
