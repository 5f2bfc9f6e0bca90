import type { JsonValue, Operation, TaskPath, Change } from '../runtime/index.ts'

/** `possible`: seen in an over-approximation and not replayed. `not-decided`: the budget ran out; never a pass. */
export type Verdict = 'holds' | 'violated' | 'possible' | 'not-decided'

/** Identifiers of the property catalogue, P1 to P23 (SPEC.md). */
export type PropertyId = `P${number}`

/** What the outside may do in the runs that were explored. */
export interface Environment {
  /** `strict`: only recommended candidates are committed. `free`: whatever the engine accepts. */
  readonly commit: 'strict' | 'free'
  /** Whether items change outside the enquiry that asks for them. */
  readonly asynchronousData: boolean
}

export interface Budget {
  readonly maxStates: number
  readonly maxMilliseconds: number
}

export interface Progress {
  readonly states: number
  readonly frontier: number
  readonly phase: 'partition' | 'decisions' | 'exploration' | 'report'
}

/** A region of patients: for each item the parts of its domain, in words and as test representatives. */
export interface Region {
  readonly item: string
  /** `15`, `> 7`, `3 to 5`, `unknown`, `"fever"`: for people. */
  readonly label: string
  /** One value of the region, the simplest one. */
  readonly representative: JsonValue
}

/** One step of a scenario: exactly what the simulator plays. */
export interface ScenarioStep {
  readonly operation: Operation
  /** Why the search took this step, for people; empty when it is forced. */
  readonly because: string
  readonly changes: readonly Change[]
}

/** A change of the text that repairs a finding: `length` UTF-16 code units from `offset` become `text`. */
export interface SuggestedEdit {
  /** What it does, for people. */
  readonly title: string
  readonly offset: number
  readonly length: number
  readonly text: string
}

export interface Finding {
  readonly property: PropertyId
  /** `deadlock`, `unreachable-task`, `decision-gap`, … */
  readonly kind: string
  readonly verdict: Verdict
  readonly confirmedByReplay: boolean
  readonly where: readonly TaskPath[]
  /** Names of the definitions concerned, for marking text and canvas. */
  readonly definitions: readonly string[]
  /** Domain words first: what can go wrong, and why. */
  readonly title: string
  readonly why: string
  readonly fix?: string
  /** The same as an edit, where one is known that removes this finding. */
  readonly edit?: SuggestedEdit
  /** Disjunction of boxes: the patients concerned. Empty: every patient. */
  readonly patients: readonly (readonly Region[])[]
  /** Index into `scenario` of the last step from which the trouble can still be avoided. */
  readonly pointOfNoReturn?: number
  readonly scenario: readonly ScenarioStep[]
}

export interface PropertyResult {
  readonly property: PropertyId
  readonly kind: string
  readonly verdict: Verdict
  /** How many constructs were looked at; 0 says that the property is vacuous here. */
  readonly checked: number
  /** Good to know, no fault: whatever its verdict, the protocol can be clean. */
  readonly informative?: true
}

/** The same inputs give the same report, byte for byte, on any machine: no clock, no host name. */
export interface VerificationReport {
  readonly tool: 'ez-doctor-verify'
  readonly toolVersion: string
  /** SHA-256 of the protocol text, hexadecimal. */
  readonly protocol: string
  readonly environment: Environment
  readonly model: { readonly tasks: number; readonly data: number; readonly decisions: number }
  readonly coverage: {
    readonly complete: boolean
    readonly states: number
    /** In how many parts, where the protocol was not looked at as one; each has its own situations. */
    readonly parts?: number
    readonly abstraction: 'exact' | 'over-approximated'
    /** What could not be exact or was not looked at, in words. */
    readonly limits: readonly string[]
  }
  readonly results: readonly PropertyResult[]
  readonly findings: readonly Finding[]
  /** What is worth knowing and may be meant so: no faults. */
  readonly notes?: readonly Finding[]
  /** `clean` only when everything checked holds and the exploration was complete. */
  readonly verdict: 'clean' | 'findings' | 'not-decided'
}
