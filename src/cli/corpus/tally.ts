import type { Examination } from './examine.ts'
import { logicLines } from './table.ts'

/** Counts over a corpus. */
export class Tally {
  differences = 0
  readonly #all: Examination[] = []

  add(one: Examination): void {
    this.#all.push(one)
    this.differences += one.differences.length
  }

  /** The counts per reason, and the sum as the last line: `imported A/B files, C/D values`. */
  lines(list: boolean): string[] {
    const imported = this.#all.filter(({ obstacles }) => obstacles.length === 0)
    const lines = [
      ...section(
        'in the reports (files)',
        this.#all.map(({ entries }) => entries.map(({ outcome, reason }) => `${outcome} ${reason}`)),
      ),
      ...section(
        'not imported (files)',
        this.#all.map(({ obstacles }) => obstacles),
      ),
      ...counts(
        'values not reproduced',
        imported.flatMap(({ missed }) => missed.map(({ miss }) => miss)),
      ),
    ]
    lines.push(
      ...counts(
        'protocol and guideline differ (files)',
        this.#all.filter(({ differences }) => differences.length > 0).map(() => 'differs'),
      ),
    )
    lines.push(...logicLines(this.#all, list))
    if (list) lines.push(...this.#details())
    const expected = sum(imported.map((one) => one.expected))
    const reproduced = sum(imported.map((one) => one.reproduced))
    return [...lines, `imported ${imported.length}/${this.#all.length} files, ${reproduced}/${expected} values`]
  }

  #details(): string[] {
    return this.#all.flatMap(({ name, obstacles, missed, differences }) => [
      ...obstacles.map((obstacle) => `${name}: ${obstacle}`),
      ...missed.map(
        ({ caseId, element, miss, expected, found }) =>
          `${name}: ${caseId}: ${element} ${miss}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`,
      ),
      ...differences.map((difference) => `${name}: ${difference}`),
    ])
  }
}

function section(title: string, perFile: readonly (readonly string[])[]): string[] {
  return counts(
    title,
    perFile.flatMap((reasons) => [...new Set(reasons)]),
  )
}

function counts(title: string, reasons: readonly string[]): string[] {
  const found = new Map<string, number>()
  for (const reason of reasons) found.set(reason, (found.get(reason) ?? 0) + 1)
  if (found.size === 0) return []
  const sorted = [...found].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  return [`${title}:`, ...sorted.map(([reason, count]) => `  ${String(count).padStart(5)}  ${reason}`)]
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}
