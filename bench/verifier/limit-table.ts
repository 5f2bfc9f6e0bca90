import type { ChromiumTimes } from './chromium.ts'
import type { EditedResult } from './edited.ts'
import { type LimitResult, SECONDS } from './limits.ts'

export function chromiumLine(times: ChromiumTimes | string): string {
  if (typeof times === 'string') return `clinic, 7 stages, in Chromium: not measured, ${times}`
  const { version, cold, warm, verdict } = times
  return `clinic, 7 stages, in Chromium ${version}: ${cold.toFixed(0)} ms cold with the loading of the worker, ${warm.toFixed(0)} ms warm, ${verdict}`
}

/** The section of the table for what asks too much. */
export function limitLines(results: readonly LimitResult[]): readonly string[] {
  const line = (name: string, ...rest: readonly string[]): string =>
    `${name.padEnd(36)}${rest.map((each, i) => (i < 3 ? each.padStart(9) : `  ${each}`)).join('')}`
  return [
    `limits: ez-doctor verify --seconds ${SECONDS}, a process each`,
    line('', 'ms', 'peak MB', 'status', 'answer'),
    ...results.map(({ name, ms, peak, status, answer }) =>
      line(name, ms.toFixed(0), String(peak), status === undefined ? 'CRASH' : String(status), answer),
    ),
  ]
}

export function editedLine({ edits, answer, verdict, half, all, deaf }: EditedResult): string {
  return [
    `clinic, 7 stages, edited ${edits} times, 20 a second, each check cancelled by the next edit:`,
    `${half} MB after half of them, ${all} MB after all; a check heard within ${deaf.toFixed(0)} ms that it was to stop;`,
    `the answer to the last edit, ${verdict}, came after ${answer.toFixed(0)} ms`,
  ].join(' ')
}
