/**
 * What became of one thing in the source. `imported`: it came over as it was; `changed`: it came over in another
 * form, `message` says which; `lost`: it could not come over.
 */
export type ReportOutcome = 'imported' | 'changed' | 'lost'

export interface ReportEntry {
  readonly outcome: ReportOutcome
  /** Stable reason, for example `gdl2.syntax`; SPEC.md lists all. */
  readonly reason: string
  /** Where in the source: a JSON pointer, a rule or element id, or a task name. */
  readonly place: string
  /** For a clinician: what happened, why, and what to do where something is to be done. */
  readonly message: string
  /** Elements, items or tasks that are not what the source says because of it. */
  readonly affects?: readonly string[]
}

/** Every import and export says what came over, what was changed and what could not be. */
export interface ImportReport {
  readonly format: string
  /** Counts of what was found in the source, by kind: `rules`, `elements`, `tasks`, … */
  readonly found: Readonly<Record<string, number>>
  readonly entries: readonly ReportEntry[]
}

/** The entries of one outcome, in the order of the source. */
export function entriesOf(report: ImportReport, outcome: ReportOutcome): readonly ReportEntry[] {
  return report.entries.filter((entry) => entry.outcome === outcome)
}

/** Collects the entries of a report while a source is read. */
export class ReportBuilder {
  readonly #entries: ReportEntry[] = []
  readonly #found: Record<string, number> = {}

  found(kind: string, count = 1): void {
    this.#found[kind] = (this.#found[kind] ?? 0) + count
  }

  add(outcome: ReportOutcome, reason: string, place: string, message: string, affects?: readonly string[]): void {
    this.#entries.push({ outcome, reason, place, message, ...(affects === undefined ? {} : { affects }) })
  }

  /** Adds to lost entries what they affect, where that is known only when all has been read. */
  affect(affected: (entry: ReportEntry) => readonly string[]): void {
    this.#entries.forEach((entry, index) => {
      if (entry.outcome === 'lost' && entry.affects === undefined)
        this.#entries[index] = { ...entry, affects: affected(entry) }
    })
  }

  build(format: string): ImportReport {
    return { format, found: { ...this.#found }, entries: [...this.#entries] }
  }
}
