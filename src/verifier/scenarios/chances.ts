import {
  COMPLETED,
  type CoverageGoal,
  coverageGoals,
  IN_PROGRESS,
  type Program,
  readerAt,
  StateReader,
  type TaskProgram,
  type TrailRecord,
} from '../../runtime/index.ts'
import type { Diagram } from '../data/diagram.ts'
import { FALSE, TRUE } from '../data/diagram.ts'
import type { Assigned, Control, Symbolic } from '../data/symbolic.ts'
import type { Edge, Node } from '../explore/graph.ts'
import { sidesOf } from './sides.ts'

/** A goal that is met within a step, by the patients of `where` (their data after the answers of the step). */
export interface EdgeChance {
  readonly goal: CoverageGoal
  readonly where: Diagram
}

/** Where in an exploration each goal of coverage is met, and by whom. */
export class Chances {
  readonly goals: readonly CoverageGoal[]
  readonly #symbolic: Symbolic
  readonly #program: Program
  readonly #byKey: ReadonlyMap<string, CoverageGoal>
  readonly #atEdges = new Map<Edge, readonly EdgeChance[]>()
  /** For each decision the goals that are about it. */
  readonly #ofDecision: ReadonlyMap<number, readonly CoverageGoal[]>
  readonly #thresholds: readonly CoverageGoal[]

  constructor(symbolic: Symbolic) {
    this.#symbolic = symbolic
    this.#program = symbolic.space.program
    this.goals = coverageGoals(this.#program)
    this.#byKey = new Map(this.goals.map((goal) => [goal.key, goal]))
    this.#thresholds = this.goals.filter((goal) => goal.kind === 'threshold')
    const weighed = this.goals.filter((goal) => goal.kind === 'candidate' || goal.kind === 'argument')
    this.#ofDecision = Map.groupBy(weighed, (goal) => ('task' in goal ? goal.task : -1))
  }

  /** The patients of a state between two operations who meet a goal by being there. */
  at(goal: CoverageGoal, node: Node): Diagram {
    return this.#where(goal, new StateReader(node.state))
  }

  /** The goals that a state can meet at all. */
  inState(node: Node): readonly CoverageGoal[] {
    const reader = new StateReader(node.state)
    const open = [...this.#ofDecision].flatMap(([task, goals]) =>
      reader.task(task).state === IN_PROGRESS ? goals : [],
    )
    return [...open, ...this.#thresholds]
  }

  within(edge: Edge): readonly EdgeChance[] {
    return this.#atEdges.get(edge) ?? []
  }

  /** Notes what happens within a step: tasks that start, and decisions that are taken as soon as they do. */
  note(edge: Edge, record: TrailRecord): void {
    const found = record.passes.flatMap((pass, at) =>
      pass.flatMap((change): readonly EdgeChance[] => {
        const index =
          'path' in change && change.path !== undefined ? this.#program.pathIndex.get(change.path) : undefined
        const task = index === undefined ? undefined : this.#program.tasks[index]
        if (!task) return []
        if (change.kind === 'commitment' && change.rule === AUTONOMOUS) return this.#weighed(task, edge, record, at)
        const starts = change.kind === 'state' && change.to === 'in_progress'
        return starts ? this.#started(task, change.rule === ALONG_ARROWS, edge, record, at) : []
      }),
    )
    if (found.length > 0) this.#atEdges.set(edge, found)
  }

  #started(task: TaskProgram, ordinary: boolean, edge: Edge, record: TrailRecord, pass: number): readonly EdgeChance[] {
    const before = readerAt(this.#program, edge.from.state, record, pass)
    const arrows = ordinary ? task.antecedents.filter((from) => before.task(from).state === COMPLETED) : []
    const keys = [`task ${task.index}`, ...arrows.map((from) => `arrow ${from} ${task.index}`)]
    return keys.flatMap((key) => {
      const goal = this.#byKey.get(key)
      return goal ? [{ goal, where: TRUE }] : []
    })
  }

  #weighed(task: TaskProgram, edge: Edge, record: TrailRecord, pass: number): readonly EdgeChance[] {
    const control = readerAt(this.#program, edge.from.state, record, pass)
    const given = new Set(
      record.passes
        .slice(0, pass)
        .flat()
        .flatMap((change) => (change.kind === 'value' ? change.item : [])),
    )
    const assigned = new Map(
      [...edge.transfer.assigned].filter(([item]) => given.has(this.#program.items[item]?.name ?? '')),
    )
    return (this.#ofDecision.get(task.index) ?? []).flatMap((goal) => {
      const where = this.#weighing(goal, control, assigned)
      return where === FALSE ? [] : [{ goal, where }]
    })
  }

  #where(goal: CoverageGoal, reader: Control): Diagram {
    if (goal.kind === 'threshold') return this.#side(goal, reader)
    if (goal.kind === 'task' || goal.kind === 'arrow') return FALSE
    return reader.task(goal.task).state === IN_PROGRESS ? this.#weighing(goal, reader) : FALSE
  }

  #weighing(goal: CoverageGoal, control: Control, assigned?: Assigned): Diagram {
    if (goal.kind === 'candidate') return this.#symbolic.recommended(goal.task, goal.candidate, control, assigned)
    if (goal.kind !== 'argument') return FALSE
    const argument = this.#symbolic.candidate(goal.task, goal.candidate)?.arguments[goal.argument]
    if (!argument) return FALSE
    const holds = this.#symbolic.condition(argument.condition, goal.task, control, assigned)
    return goal.truth ? holds : this.#symbolic.space.diagrams.not(holds)
  }

  /** One side of a comparison counts with known data only. */
  #side({ threshold, truth }: CoverageGoal & { kind: 'threshold' }, control: Control): Diagram {
    const { space, leaves } = this.#symbolic
    const { yes, no } = sidesOf(threshold)
    const side = truth ? yes : no
    const holds = this.#symbolic.condition(side ?? yes, threshold.task, control)
    let where = side ? holds : space.diagrams.not(holds)
    const isTried = this.#symbolic.reads(yes, threshold.task).hasCompounds
    for (const item of threshold.items) {
      // Of what is computed from several measurements it is known only how it compares, not whether it is known.
      if (isTried && this.#program.items[item]?.derivation) continue
      where = space.diagrams.and(where, leaves.known(this.#symbolic.item(item, control)))
    }
    return space.diagrams.and(where, space.legal)
  }
}

const ALONG_ARROWS = 'R15'
const AUTONOMOUS = 'R38'
