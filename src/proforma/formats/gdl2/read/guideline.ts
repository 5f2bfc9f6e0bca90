import type { Gdl2Assignment, Gdl2Condition, Gdl2Literal } from './expression.ts'
import type { TermCode, Terms } from './terms.ts'

/** A GDL2 guideline as it stands in its file, expressions parsed, texts in English where the file has them. */
export interface Gdl2Guideline {
  readonly id: string
  readonly title: string
  readonly summary: string
  readonly description: Gdl2Description
  readonly bindings: readonly Gdl2Binding[]
  readonly elements: ReadonlyMap<string, Gdl2Element>
  readonly terms: Terms
  /** Codes of terminologies by element. */
  readonly codes: ReadonlyMap<string, readonly TermCode[]>
  readonly preconditions: readonly Gdl2Condition[]
  readonly defaultActions: readonly Gdl2Assignment[]
  /** What the default actions set, those that could not be read included. */
  readonly defaultTargets: readonly string[]
  /** In the order in which they run: descending priority. */
  readonly rules: readonly Gdl2Rule[]
}

export interface Gdl2Description {
  readonly author: string
  readonly organisation: string
  readonly date: string
  readonly contributors: readonly string[]
  readonly purpose: string
  readonly use: string
  readonly misuse: string
  readonly copyright: string
  readonly references: readonly string[]
  readonly keywords: readonly string[]
}

/** The elements of one openEHR archetype that the guideline reads (`input`) or writes (`output`). */
export interface Gdl2Binding {
  readonly id: string
  /** `openEHR-EHR-OBSERVATION.blood_pressure.v1` */
  readonly model: string
  readonly role: 'input' | 'output'
  readonly elements: readonly string[]
  readonly predicates: readonly string[]
}

export interface Gdl2Element {
  readonly id: string
  readonly label: string
  readonly description: string
  readonly role: 'input' | 'output'
  readonly path: string
  /** `DV_QUANTITY`, `DV_ORDINAL`, … where the file says it; most do not. */
  readonly dataType?: string
  readonly units: readonly string[]
  readonly allowedValues: readonly Gdl2Literal[]
}

export interface Gdl2Rule {
  readonly id: string
  readonly name: string
  readonly priority: number
  readonly when: readonly Gdl2Condition[]
  readonly assignments: readonly Gdl2Assignment[]
  /** What it sets, assignments that could not be read included. */
  readonly targets: readonly string[]
}
