import { compile, type Program } from '../../runtime/index.ts'
import { partition } from '../data/partition.ts'
import type { DataSpace } from '../data/space.ts'
import { Examination, type Examined } from '../examine.ts'
import type { Watch } from '../explore/drive.ts'
import { limitOf } from '../limits.ts'
import { judgeDataUse } from '../properties/data-use.ts'
import type { Outcome } from '../report/assemble.ts'
import type { Environment, Finding, PropertyResult } from '../types.ts'
import { combinedResults, inOrder, Ownership, type PartSaying } from './combine.ts'
import type { Division } from './divide.ts'
import { Expander, type Ways } from './expand.ts'
import type { Module } from './modules.ts'
import { atHome, fromHome } from './places.ts'
import { type Reduced, Reducer } from './reduced.ts'
import { isSeparable, type Surface } from './separable.ts'
import type { PartResult, VerificationStore } from './store.ts'
import { concernedBy } from './watched-modules.ts'

export interface ByPartsOptions {
  readonly environment: Environment
  readonly maxStates: number
  readonly watch: Watch
  readonly store: VerificationStore
}

/** A protocol with some modules as single tasks, and what is known of it. */
interface Part {
  readonly present: readonly Module[]
  readonly absent: readonly Module[]
  readonly reduced: Reduced
  readonly result: PartResult
}

/**
 * Verifies a protocol in parts: each group of modules in a protocol in which all others are single tasks (rules V100 to V105).
 * What is found is what looking at the whole finds; the cost grows with the number of parts, not with their product, and
 * after an edit only the parts are looked at again in which something has changed.
 *
 */
export async function verifyByParts(
  program: Program,
  division: Division,
  options: ByPartsOptions,
): Promise<{ readonly kind: 'outcome'; readonly outcome: Outcome } | Undivided> {
  const work = new ByParts(program, division, options)
  try {
    const outcome = await work.run()
    return outcome ? { kind: 'outcome', outcome } : { kind: 'undivided', inseparable: [...work.inseparable] }
  } catch (error) {
    if (limitOf(error) === undefined) throw error
    return { kind: 'undivided', inseparable: [] }
  }
}

/** It cannot be looked at in these parts. */
export interface Undivided {
  readonly kind: 'undivided'
  /** Paths of modules that do more for the others than a single task, or less; none when something else was the matter. */
  readonly inseparable: readonly string[]
}

class ByParts {
  readonly inseparable = new Set<string>()
  readonly #program: Program
  readonly #division: Division
  readonly #modules: readonly Module[]
  readonly #options: ByPartsOptions
  readonly #reducer: Reducer
  readonly #ways: Ways = new Map()
  #space: DataSpace | undefined

  constructor(program: Program, division: Division, options: ByPartsOptions) {
    this.#program = program
    this.#division = division
    this.#modules = division.flat()
    this.#options = options
    this.#reducer = new Reducer(program, this.#modules)
  }

  async run(): Promise<Outcome | undefined> {
    const parts: Part[] = []
    for (const present of [[], ...this.#division]) {
      const part = await this.#part(present, 'general')
      if (!part) return undefined
      parts.push(part)
      for (const path of part.result.inseparable) this.inseparable.add(path)
    }
    if (this.inseparable.size > 0) return undefined
    const required = await this.#requirements(parts)
    if (required === undefined) return undefined
    return this.#outcome(parts, required)
  }

  /** Requirements are followed with all modules present that they speak of, or in which somebody may get stuck. */
  async #requirements(parts: readonly Part[]): Promise<Part | 'none' | undefined> {
    if (!this.#program.parsed.definitions.some(({ node }) => node.kind === 'property')) return 'none'
    const troubled = parts.filter(({ result }) => result.results.some(isWayOut)).flatMap(({ present }) => present)
    const spokenOf = concernedBy(this.#program, this.#modules)
    return this.#part(
      this.#modules.filter((module) => spokenOf.has(module) || troubled.includes(module)),
      'requirements',
    )
  }

  async #part(present: readonly Module[], asks: 'general' | 'requirements'): Promise<Part | undefined> {
    const absent = this.#modules.filter((module) => !present.includes(module))
    const reduced = this.#reducer.without(absent, asks === 'requirements')
    const surfaces = present.map((module) => this.#surface(module))
    const { environment, maxStates, store } = this.#options
    const key = JSON.stringify([asks, reduced.key, surfaces, environment, maxStates])
    const known = store.get(key)
    const result = known ?? (await this.#examined(reduced, surfaces, asks))
    if (!result) return undefined
    if (!known) store.set(key, result)
    return result.isDecided ? { present, absent, reduced, result } : undefined
  }

  /** Undefined when it was not finished; that is not kept, because the next time there may be more time. */
  async #examined(
    reduced: Reduced,
    surfaces: readonly Surface[],
    asks: 'general' | 'requirements',
  ): Promise<PartResult | undefined> {
    const compiled = compile(reduced.parsed)
    if (!compiled.ok) return undefined
    const { program } = compiled
    const { environment, maxStates, watch } = this.#options
    const held = surfaces.map(({ path, shared }) => ({
      task: program.pathIndex.get(path) ?? 0,
      items: shared.flatMap((name) => program.itemIndex.get(name) ?? []),
    }))
    const examination = new Examination(program, { environment, maxStates, watch, held })
    const said: Examined | undefined =
      asks === 'general' ? await examination.general() : await examination.requirements()
    if (said?.stopped !== undefined) return undefined
    const { explorer, symbolic } = examination
    const judgement = said?.judgement ?? { results: [], findings: [] }
    const home = (findings: readonly Finding[]) => findings.map((each) => atHome(reduced.parsed, each))
    return {
      results: judgement.results,
      findings: home(judgement.findings),
      notes: home(judgement.notes ?? []),
      states: said?.states ?? 0,
      limits: said?.limits ?? [],
      isDecided: said !== undefined && said.complete && said.exact && explorer?.divergences.length === 0,
      inseparable: surfaces.flatMap((surface) =>
        explorer && isSeparable(symbolic, explorer, surface) ? [] : [surface.path],
      ),
    }
  }

  #outcome(parts: readonly Part[], required: Part | 'none'): Outcome | undefined {
    const ownership = new Ownership(this.#program, this.#modules)
    const sayings = parts.map((part) => this.#saying(part))
    const findings: Finding[] = []
    const notes: Finding[] = []
    for (const [i, part] of parts.entries()) {
      const { present } = part
      const saying = sayings[i] as PartSaying
      for (const [own, all] of [
        [ownership.own(saying.findings, present, findings), findings],
        [ownership.own(saying.notes, present, notes), notes],
      ] as const) {
        const expanded = this.#expanded(part, own)
        if (!expanded) return undefined
        all.push(...expanded)
      }
    }
    const ofTheText = judgeDataUse({ program: this.#program, complete: true, exact: true })
    const results: PropertyResult[] = combinedResults(this.#program, ownership, sayings).map(
      (each) => ofTheText.results.find(({ kind }) => kind === each.kind) ?? each,
    )
    if (required !== 'none') {
      const expanded = this.#expanded(required, this.#saying(required).findings)
      if (!expanded) return undefined
      results.push(...required.result.results)
      findings.push(...expanded)
    }
    const all = required === 'none' ? parts : [...parts, required]
    return {
      complete: true,
      exact: true,
      limits: all.flatMap(({ result }) => result.limits),
      states: parts.reduce((sum, { result }) => sum + result.states, 0),
      parts: parts.length,
      judgement: {
        results: results.sort((a, b) => Number(a.property.slice(1)) - Number(b.property.slice(1))),
        findings: inOrder(this.#program, [...ownership.withoutEchoes(findings), ...ofTheText.findings]),
        notes: inOrder(this.#program, [...worthTelling(results, notes), ...(ofTheText.notes ?? [])]),
      },
    }
  }

  #saying({ present, reduced, result }: Part): PartSaying {
    return {
      results: result.results,
      findings: result.findings.map((each) => fromHome(reduced.parsed, each)),
      notes: result.notes.map((each) => fromHome(reduced.parsed, each)),
      present,
    }
  }

  /** With runs of the whole protocol; undefined when one of them is not found. */
  #expanded({ reduced, absent }: Part, findings: readonly Finding[]): readonly Finding[] | undefined {
    if (findings.every(({ scenario }) => scenario.length === 0)) return findings
    const compiled = compile(reduced.parsed)
    if (!compiled.ok) return undefined
    const substitutes = absent.map((module) => this.#surface(module).path)
    const space = (): DataSpace => {
      this.#space ??= partition(this.#program).space
      return this.#space
    }
    const expander = new Expander(this.#program, compiled.program, substitutes, space, this.#ways)
    const expanded = findings.map((finding) => expander.expand(finding))
    return expanded.includes(undefined) ? undefined : (expanded as readonly Finding[])
  }

  #surface({ plan, gives, shared }: Module): Surface {
    const names = (items: readonly number[]) => items.flatMap((item) => this.#program.items[item]?.name ?? [])
    return { path: this.#program.tasks[plan]?.path ?? '', gives: names(gives), shared: names(shared) }
  }
}

/**
 * How often something is repeated is no news where somebody may not get to the end at all, and that nothing limits it is none
 * where it goes on although everybody does their part.
 */
function worthTelling(results: readonly PropertyResult[], notes: readonly Finding[]): readonly Finding[] {
  const isDoomed = results.some(({ kind, verdict }) => kind === 'option-to-complete' && verdict === 'violated')
  const isFair = notes.some(({ kind }) => kind === 'termination-under-weak-fairness')
  return notes.filter(({ kind }) => {
    if (kind === 'termination-under-weak-fairness') return !isDoomed
    return kind !== 'unbounded-repetition' || !(isDoomed || isFair)
  })
}

/** Whether a result says that somebody may not get to the end. */
function isWayOut({ kind, verdict }: PropertyResult): boolean {
  return (kind === 'deadlock' || kind === 'option-to-complete') && verdict !== 'holds'
}
