import type { Change, EngineTime, Program, State, TrailRecord } from '../../runtime/index.ts'
import { IN_PROGRESS, initial, isEnded, StateReader, step, withValues } from '../../runtime/index.ts'
import type { Diagram } from '../data/diagram.ts'
import { FALSE, TRUE } from '../data/diagram.ts'
import { pick, pickAmong, type Valuation } from '../data/pick.ts'
import type { DataSpace } from '../data/space.ts'
import type { Symbolic } from '../data/symbolic.ts'
import { type Actor, triggerActors } from '../flow/footprint.ts'
import type { Reduction } from '../flow/reduction.ts'
import type { Region } from '../flow/regions.ts'
import type { Choice } from '../flow/stubborn.ts'
import type { Environment } from '../types.ts'
import type { ControlKeys } from './control-key.ts'
import { type Event, Events } from './events.ts'
import type { Divergence, Edge, Node } from './graph.ts'
import { Held, MAX_HELD } from './held.ts'
import { instrument } from './instrument.ts'
import type { Memory, Monitors } from './monitor.ts'
import { Notebook } from './notebook.ts'
import { Observation } from './observation.ts'
import { operationOf } from './operation.ts'
import { answered, assignedImage, beforeAnswers, preimage } from './transfer.ts'

/** Patients who have come into a node. */
interface Entry {
  readonly node: Node
  readonly image: Diagram
}

/** Of patients who have taken an event: for whom something begins anew, and whom it led out of a region. */
interface Taken {
  readonly anew: Diagram
  readonly left: Diagram
}

const NOBODY: Taken = { anew: FALSE, left: FALSE }

/** The engine refused what the events promise, or a step differs from what was computed: nothing is decided then. */
export class DisagreementError extends Error {
  override readonly name = 'DisagreementError'
}

export interface ExplorerOptions {
  readonly environment: Environment
  readonly maxStates: number
  /** Bytes, about, that may be held; `MAX_HELD` if absent. */
  readonly maxBytes?: number
  /** Steps of the engine after which the exploration gives up. */
  readonly maxSteps?: number
  /** Leaves out what cannot make a difference; without it every state and order is explored. */
  readonly reduction?: Reduction
  /** Follows requirements along the runs. */
  readonly monitors?: Monitors
  /** Engine time at the beginning; 0 if absent. */
  readonly begin?: EngineTime
  /** Time also stops where a comparison with the clock turns round; without it only where a cycle is due. */
  readonly clocked?: boolean
  /** Items that nobody asks for and that may be given, each or not, right after `start`. */
  readonly given?: readonly number[]
  /** Is told of every step between two nodes, with the engine's record of it. */
  readonly onEdge?: (edge: Edge, record: TrailRecord) => void
}

/**
 * Explores a protocol breadth first by the engine's own step. A node is one state of the tasks with everybody who can
 * be in it; a step is taken with one patient and counts for all for whom the engine would have seen the same
 * (rules V30 to V34).
 */
export class Explorer {
  readonly nodes: Node[] = []
  readonly divergences: Divergence[] = []
  /** `task state`: what tasks have ever been, between operations or within one. */
  readonly reached = new Set<string>()
  /** `task candidate`: what was ever committed. */
  readonly committed = new Set<string>()
  readonly notebook: Notebook
  readonly events: Events
  complete = true
  steps = 0
  frontier = 0
  readonly #symbolic: Symbolic
  readonly #program: Program
  readonly #instrumented: Program
  readonly #observation: Observation
  readonly #keys: ControlKeys
  readonly #options: ExplorerOptions
  readonly #byKey = new Map<string, Node>()
  readonly #held = new Held()
  readonly #triggerActors: ReadonlyMap<string, Actor>
  #next = new Map<Node, Diagram>()
  /** Whether some events may wait while others are taken. */
  #mayChoose: boolean

  constructor(symbolic: Symbolic, keys: ControlKeys, options: ExplorerOptions) {
    this.#symbolic = symbolic
    this.#program = symbolic.space.program
    this.#keys = keys
    this.#options = options
    this.#mayChoose = options.reduction?.stubborn.usable ?? false
    this.#observation = new Observation(symbolic)
    this.notebook = new Notebook(symbolic)
    this.#instrumented = instrument(this.#program, this.#observation, options.given)
    this.#triggerActors = triggerActors(this.#program)
    this.events = new Events(symbolic, options.environment, options.clocked)
    for (const task of this.#program.tasks) this.reached.add(`${task.path} dormant`)
  }

  /** Bytes, about, that its nodes and edges hold. */
  get held(): number {
    return this.#held.bytes
  }

  /** Explores; control comes back after every few steps, so that the caller can pause, report or stop. */
  *run(): Generator<void, void> {
    yield* this.#explore()
    if (this.divergences.length === 0 || !this.#mayChoose || !this.complete) return
    // An operation that is refused has no effect, so here the order makes a difference after all (rule V59).
    this.#mayChoose = false
    this.nodes.length = 0
    this.divergences.length = 0
    this.#byKey.clear()
    this.#held.clear()
    this.#next.clear()
    yield* this.#explore()
  }

  *#explore(): Generator<void, void> {
    const { space } = this.#symbolic
    const nobodyAnswered = space.items.reduce<Diagram>(
      (all, item) => space.diagrams.and(all, space.diagrams.not(space.known(item.item))),
      space.legal,
    )
    this.#enter(initial(this.#program, this.#options.begin), nobodyAnswered, 0)
    for (let depth = 0; this.#next.size > 0; depth += 1) {
      const layer = this.#next
      this.#next = new Map()
      for (const [node, added] of layer) {
        this.frontier = layer.size + this.#next.size
        if (this.#isOver()) {
          this.complete = false
          return
        }
        yield* this.#expand(node, added, depth)
      }
    }
  }

  /** Whether the budget of states, steps or memory is used up. */
  #isOver(): boolean {
    const { maxStates, maxSteps = Number.POSITIVE_INFINITY, maxBytes = MAX_HELD } = this.#options
    return this.nodes.length > maxStates || this.steps > maxSteps || this.#held.bytes > maxBytes
  }

  /** Takes the events of a node for its new patients: all, or those that a stubborn set asks for. */
  *#expand(node: Node, added: Diagram, depth: number): Generator<void, void> {
    if (depth === 1) for (const event of this.#gifts()) yield* this.#take(node, event, added, depth)
    const taken = new Map<Actor, Diagram>()
    let rest = added
    for (let choice = this.#choose(node, added); choice && rest !== FALSE; choice = choice.otherwise)
      rest = yield* this.#expandSome(node, rest, depth, choice, taken)
    for (const event of node.events) if (!taken.has(this.#actorOf(event))) yield* this.#take(node, event, rest, depth)
  }

  /**
   * Nobody waits for ever: who begins something anew, or cannot do what was chosen, has to take other events too, and is
   * returned. `taken` are the actors whose events all of these patients have taken, with those who began something anew.
   */
  *#expandSome(
    node: Node,
    patients: Diagram,
    depth: number,
    { actors, key, region }: Choice,
    taken: Map<Actor, Diagram>,
  ): Generator<void, Diagram> {
    const { diagrams } = this.#symbolic.space
    const known = new Set(taken.keys())
    let covered: Diagram = FALSE
    let leaving: Diagram = FALSE
    for (const event of node.events) {
      const actor = this.#actorOf(event)
      if (!actors.has(actor)) continue
      if (actor === key) covered = diagrams.or(covered, diagrams.and(patients, event.guard))
      if (known.has(actor)) continue
      const { anew, left } = yield* this.#take(node, event, patients, depth, region)
      leaving = diagrams.or(leaving, left)
      taken.set(actor, diagrams.or(taken.get(actor) ?? FALSE, anew))
    }
    for (const actor of actors) leaving = diagrams.or(leaving, taken.get(actor) ?? FALSE)
    const settled = diagrams.minus(covered, leaving)
    for (const event of node.events)
      if (region?.enders.has(this.#actorOf(event))) yield* this.#take(node, event, settled, depth, 'glance')
    return diagrams.minus(patients, settled)
  }

  /** What may be given right after `start`: one event for each item that is the first of those that are given. */
  #gifts(): readonly Event[] {
    const given = this.#options.given ?? []
    return given.map((item, at): Event => {
      const others = given.slice(at + 1).map((other) => ({ item: other, mode: 'may' as const }))
      return { kind: 'give', asks: [{ item, mode: 'must' }, ...others], guard: TRUE }
    })
  }

  #choose(node: Node, added: Diagram): Choice | undefined {
    const { reduction } = this.#options
    if (!this.#mayChoose || !reduction || !node.state.started) return undefined
    const { diagrams } = this.#symbolic.space
    const enabled = new Map<Actor, Diagram>()
    for (const event of node.events) {
      const from = diagrams.and(added, event.guard)
      const actor = this.#actorOf(event)
      if (from !== FALSE) enabled.set(actor, diagrams.or(enabled.get(actor) ?? FALSE, from))
    }
    if (enabled.size < 2) return undefined
    const able = [...enabled].map(([actor, from]) => ({ actor, always: from === added }))
    return reduction.stubborn.choose(able, new StateReader(node.state))
  }

  #actorOf(event: Event): Actor {
    if ('task' in event) return event.task
    return event.kind === 'trigger' ? (this.#triggerActors.get(event.trigger) ?? -1) : -1
  }

  /** Notes the patients who come into a state: one node for each thing that is remembered of their runs. */
  #enter(state: State, reached: Diagram, depth: number, before?: Node): readonly Entry[] {
    const { monitors } = this.#options
    if (!monitors) return [this.#enterNode(state, [], reached, depth, before)]
    const parts = monitors.advance(before?.memories ?? monitors.initial, state, reached)
    return parts.map(({ memories, patients }) => this.#enterNode(state, memories, patients, depth, before))
  }

  #enterNode(
    state: State,
    memories: readonly Memory[],
    image: Diagram,
    depth: number,
    before: Node | undefined,
  ): Entry {
    const { diagrams } = this.#symbolic.space
    const control = this.#keys.keyOf(state)
    const key = memories.length === 0 ? control : `${control} ${memories.join('')}`
    let node = this.#byKey.get(key)
    if (!node) {
      node = {
        id: this.nodes.length,
        state,
        memories,
        ended: isEnded(state),
        dead: this.#options.reduction?.liveness.deadItems(new StateReader(state)) ?? [],
        known: FALSE,
        layers: [],
        incoming: [],
        outgoing: [],
        events: this.events.of(state),
      }
      this.#byKey.set(key, node)
      this.nodes.push(node)
      this.#held.node(key, node.events.length)
    }
    const patients = this.#withoutDead(node, before, image)
    const added = diagrams.minus(patients, node.known)
    if (added === FALSE) return { node, image }
    node.known = diagrams.or(node.known, added)
    node.layers.push({ depth, added })
    if (!node.ended) this.#next.set(node, diagrams.or(this.#next.get(node) ?? FALSE, added))
    return { node, image }
  }

  /** What nobody looks at any more may be anything; `before` tells what has been forgotten on the way here. */
  #withoutDead(node: Node, before: Node | undefined, patients: Diagram): Diagram {
    if (node.dead.length === 0) return patients
    const { space } = this.#symbolic
    const forgotten = new Set(before?.dead)
    const hidden = node.dead.flatMap((item) => (forgotten.has(item) ? [] : space.variablesOf(item)))
    if (hidden.length === 0) return patients
    const rest = space.diagrams.exists(
      patients,
      hidden.sort((a, b) => a - b),
    )
    return space.diagrams.and(rest, space.legal)
  }

  /**
   * Takes an event for those of the patients who can.
   *
   * @param within `glance`: what happens is noted, but nobody is led anywhere, because another order comes to the same
   * @returns those for whom something begins anew, and those whom the event leads out of the region
   */
  *#take(
    node: Node,
    event: Event,
    patients: Diagram,
    depth: number,
    within?: Region | 'glance',
  ): Generator<void, Taken> {
    const { space } = this.#symbolic
    const { diagrams } = space
    const from = diagrams.and(patients, event.guard)
    if (from === FALSE) return NOBODY
    let anew: Diagram = FALSE
    let left: Diagram = FALSE
    const asks = asksOf(event)
    let rest = answered(this.#symbolic, from, asks)
    while (rest !== FALSE) {
      const after = pick(diagrams, rest) as Valuation
      const before = this.#before(from, after, asks)
      const valueOf = space.patient(after)
      // Values that do not change are the same before and after, whatever else could stand for their regions.
      const state = withValues(this.#program, node.state, (item) => {
        const own = space.of(item)
        if (!own) return undefined
        return own.variables.every((variable) => before(variable) === after(variable))
          ? valueOf(item)
          : space.value(own, before)
      })
      this.#observation.begin(new StateReader(state), after)
      const operation = operationOf(space, event, state, before, after, valueOf)
      const result = step(this.#instrumented, state, operation)
      const { agree } = this.#observation
      if (diagrams.evaluate(agree, after) !== TRUE)
        throw new DisagreementError(`The step ${JSON.stringify(operation)} differs from what was computed.`)
      const same = diagrams.and(rest, agree)
      const transfer = { asks, agree, assigned: this.#observation.assigned }
      rest = diagrams.minus(rest, agree)
      this.steps += 1
      this.notebook.note(this.#observation.looks, { from: node, event, transfer: { ...transfer, agree: same } })
      if (result.ok) {
        for (const pass of result.trail.passes) for (const change of pass) this.#note(change)
        yield
        if (within === 'glance') continue
        const image = assignedImage(this.#symbolic, same, transfer.assigned)
        const again = result.trail.passes.some((pass) => pass.some(beginsAnew))
        const leaves = within !== undefined && hasLeft(within, result.state)
        for (const { node: to, image: part } of this.#enter(result.state, image, depth + 1, node)) {
          const origin = diagrams.and(from, preimage(this.#symbolic, part, transfer))
          if (again) anew = diagrams.or(anew, origin)
          if (leaves) left = diagrams.or(left, origin)
          const edge: Edge = { from: node, to, event, before: origin, after: part, transfer, depth }
          node.outgoing.push(edge)
          to.incoming.push(edge)
          this.#held.edge()
          this.#options.onEdge?.(edge, result.trail)
        }
      } else if (result.error.code === 'oscillation') {
        const taken = { asks, agree: same, assigned: new Map<number, Diagram>() }
        this.divergences.push({ from: node, event, transfer: taken, tasks: result.error.tasks ?? [] })
        // It is as if nothing had happened: they have to do something else.
        anew = diagrams.or(anew, diagrams.and(from, beforeAnswers(this.#symbolic, same, asks)))
      } else throw new DisagreementError(`The engine refused ${JSON.stringify(operation)}: ${result.error.message}`)
    }
    return { anew, left }
  }

  #note(change: Change): void {
    if (change.kind === 'state') this.reached.add(`${change.path} ${change.to}`)
    else if (change.kind === 'commitment')
      for (const candidate of change.candidates) this.committed.add(`${change.path} ${candidate}`)
  }

  /** A patient of `from` who becomes `after` by answering. */
  #before(from: Diagram, after: Valuation, asks: ReturnType<typeof asksOf>): Valuation {
    if (asks.length === 0) return after
    const { space } = this.#symbolic
    const { diagrams } = space
    const asked = new Set(asks.map((ask) => ask.item))
    let among = from
    for (const { item, mode } of asks)
      if (mode !== 'again')
        among = diagrams.and(among, diagrams.or(diagrams.not(space.known(item)), sameAs(space, item, after)))
    const found = pickAmong(diagrams, among, (variable) => {
      if (!space.dependsOn(variable, asked)) return [after(variable)]
      return Array.from({ length: diagrams.size(variable) }, (_, value) => value)
    })
    if (!found) throw new DisagreementError('An answer has no patient to begin with.')
    return found
  }
}

function hasLeft({ plan }: Region, state: State): boolean {
  return new StateReader(state).task(plan).state !== IN_PROGRESS
}

/** Without this tasks only ever move on, so a run that comes back to where it was has such a change in it. */
function beginsAnew(change: Change): boolean {
  return change.kind === 'state' && change.to === 'dormant'
}

function sameAs(space: DataSpace, item: number, at: Valuation): Diagram {
  const { diagrams } = space
  let same: Diagram = TRUE
  for (const variable of [...(space.of(item)?.variables ?? [])].reverse())
    same = diagrams.and(
      diagrams.literal(variable, (value) => value === at(variable)),
      same,
    )
  return same
}

function asksOf(event: Event) {
  if (event.kind === 'answer' || event.kind === 'give') return event.asks
  return event.kind === 'change' ? [{ item: event.item, mode: 'again' as const }] : []
}
