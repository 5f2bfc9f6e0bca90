import type { Expression, PropertyDefinition } from '../../proforma/index.ts'
import { compileExpression, isEnded, type Program, Reads, type State, StateReader } from '../../runtime/index.ts'
import type { Description } from '../data/describe.ts'
import type { Diagram } from '../data/diagram.ts'
import { FALSE } from '../data/diagram.ts'
import { canReach, endedRegions, stuckRegions } from '../explore/backward.ts'
import type { Node } from '../explore/graph.ts'
import { expressionsOf, type Monitors, OPEN, OWED } from '../explore/monitor.ts'
import type { Replay } from '../explore/replay.ts'
import { depthOf } from '../explore/scenario.ts'
import type { Finding } from '../types.ts'
import { type Claim, type Context, type Judgement, result, shownByAbsence, shownByRun } from './context.ts'
import { readBy, regionInWords } from './moments.ts'
import { inWords } from './names.ts'
import { fromOperations } from './stuck.ts'

type Pattern = NonNullable<PropertyDefinition['pattern']>

/** Where a requirement is broken: there, or by never coming to what it asks for. */
interface Broken {
  readonly places: readonly { readonly node: Node; readonly region: Diagram }[]
  readonly endless: boolean
}

/**
 * P21: the requirements that the author has written down as `property` blocks, over an exploration that has followed them.
 * A requirement that holds only because what it speaks of never happens is reported as vacuous.
 */
export function judgeRequirements(context: Context, monitors: Monitors): Judgement {
  const findings: Finding[] = []
  for (const [i, property] of monitors.properties.entries()) {
    const pattern = property.pattern as Pattern
    const broken = brokenBy(context, monitors, pattern, i)
    const found = broken.places.length > 0 ? brokenFinding(context, property, pattern, broken) : undefined
    if (found) findings.push(found)
    else if (broken.places.length === 0) findings.push(...vacuousFinding(context, monitors, property, pattern))
  }
  return { results: [result(context, 'P21', 'requirement', monitors.properties.length, findings)], findings }
}

export function brokenBy(
  context: Pick<Context, 'explorer' | 'symbolic' | 'complete'>,
  monitors: Monitors,
  pattern: Pattern,
  i: number,
): Broken {
  const { explorer, symbolic } = context
  const { diagrams } = symbolic.space
  const nodes = explorer.nodes.filter((node) => node.state.started)
  if (pattern.kind === 'never' || pattern.kind === 'always') {
    const places = nodes.map((node) => {
      const holds = monitors.where(pattern.condition.value, new StateReader(node.state))
      const region = pattern.kind === 'never' ? diagrams.and(node.known, holds) : diagrams.minus(node.known, holds)
      return { node, region }
    })
    return { places: places.filter(({ region }) => region !== FALSE), endless: false }
  }
  if (pattern.kind === 'precedence')
    return { places: nodes.filter((node) => node.memories[i] === OWED).map(whole), endless: false }
  const unmet = (node: Node): boolean => node.memories[i] === (pattern.kind === 'eventually' ? OPEN : OWED)
  const stuck = stuckRegions(symbolic, nodes)
  const over = nodes
    .filter(unmet)
    .map((node) => ({ node, region: node.ended ? node.known : (stuck.get(node) ?? FALSE) }))
    .filter(({ region }) => region !== FALSE)
  if (over.length > 0) return { places: over, endless: false }
  // Neither met nor over nor stuck ever: only a complete exploration can say so.
  const goals = new Map([
    ...endedRegions(nodes),
    ...stuck,
    ...nodes.filter((node) => !unmet(node)).map((node) => [node, node.known] as const),
  ])
  const hope = canReach(symbolic, goals)
  const lost = nodes
    .filter(unmet)
    .map((node) => ({ node, region: diagrams.minus(node.known, hope.get(node) ?? FALSE) }))
    .filter(({ region }) => region !== FALSE)
  return { places: context.complete ? lost : [], endless: true }
}

const whole = (node: Node) => ({ node, region: node.known })

function brokenFinding(
  context: Context,
  property: PropertyDefinition,
  pattern: Pattern,
  { places, endless }: Broken,
): Finding | undefined {
  const { symbolic, program } = context
  const { diagrams } = symbolic.space
  const depth = ({ node, region }: Broken['places'][number]): number =>
    depthOf(symbolic, node, region) ?? Number.POSITIVE_INFINITY
  const [best] = [...places].sort((a, b) => depth(a) - depth(b))
  if (!best) return undefined
  let area: Diagram = FALSE
  let possible: Diagram = FALSE
  for (const { node, region } of places) {
    area = diagrams.or(area, region)
    possible = diagrams.or(possible, node.known)
  }
  const items = expressionsOf(pattern).flatMap((each) => itemsNamed(program, each))
  const { boxes, complete } = simplest(context, area, possible, items)
  const whom = boxes.length === 0 ? '' : ` This concerns ${regionInWords(program, boxes, complete)}.`
  const claim: Claim = {
    property: 'P21',
    kind: 'requirement-broken',
    tasks: [],
    title: `The requirement ${captionOf(property)} does not hold`,
    why: `${patternInWords(program, pattern)}${whom} (The property is violated.)`,
    fix: 'Change the pathway so that the run below is impossible, or correct the requirement.',
    patients: boxes,
  }
  const found = shownByRun(context, claim, best, (end, played) =>
    endless ? true : shows(context, pattern, end, played),
  )
  if (!found) return undefined
  const verdict = endless && !context.exact ? ('possible' as const) : found.verdict
  return { ...found, verdict, definitions: [property.name.text] }
}

/** An area in the words of the requirement, or in those of the decisions where that says it with fewer groups. */
function simplest(context: Context, area: Diagram, possible: Diagram, items: readonly number[]): Description {
  const own = context.describer.describe(area, possible, items)
  if (own.boxes.length < 2) return own
  const decided = context.program.tasks.flatMap((task) => readBy(context, task))
  const other = context.describer.describe(area, possible, [...new Set([...items, ...decided])])
  return other.complete && other.boxes.length < own.boxes.length ? other : own
}

/** Whether a replay breaks a requirement, by the engine's own evaluation in each of its states. */
function shows(context: Context, pattern: Pattern, end: State, { states }: Replay): boolean {
  const { program } = context
  const seen = states.filter((state) => state.started)
  const at = (expression: Expression) => {
    const evaluate = compileExpression(expression, program.scopeOf(0), new Reads())
    return (state: State): boolean => evaluate(new StateReader(state)) === true
  }
  const isOver = isEnded(end) || fromOperations(context, end)
  switch (pattern.kind) {
    case 'never':
      return at(pattern.condition.value)(end)
    case 'always':
      return !at(pattern.condition.value)(end)
    case 'eventually':
      return isOver && !seen.some(at(pattern.condition.value))
    case 'response': {
      const last = seen.findLastIndex(at(pattern.whenever.value))
      return isOver && last >= 0 && !seen.slice(last).some(at(pattern.eventually.value))
    }
    default:
      return (
        seen.some(at(pattern.never.value)) &&
        !seen.slice(0, seen.findIndex(at(pattern.never.value)) + 1).some(at(pattern.before.value))
      )
  }
}

/** Part of a condition without which the requirement says nothing, if that part is never true. */
function vacuousFinding(
  context: Context,
  monitors: Monitors,
  property: PropertyDefinition,
  pattern: Pattern,
): readonly Finding[] {
  const { explorer, symbolic } = context
  const { diagrams } = symbolic.space
  const nodes = explorer.nodes.filter((node) => node.state.started)
  const never = triggersOf(pattern).find((part) =>
    nodes.every((node) => diagrams.and(node.known, monitors.where(part, new StateReader(node.state))) === FALSE),
  )
  if (!never) return []
  const claim: Claim = {
    property: 'P21',
    kind: 'requirement-vacuous',
    tasks: [],
    title: `The requirement ${captionOf(property)} says nothing`,
    why: `It holds only because this is so in no run: ${inWords(context.program, never)}. So nothing has been shown (vacuous property).`,
    fix: 'Check the names and values in the requirement, or that the pathway does what it speaks of.',
  }
  return shownByAbsence(context, claim).map((finding) => ({ ...finding, definitions: [property.name.text] }))
}

/** What has to happen for a requirement to mean anything. A single condition that is never to hold means something as it is. */
function triggersOf(pattern: Pattern): readonly Expression[] {
  switch (pattern.kind) {
    case 'never': {
      const parts = conjuncts(pattern.condition.value)
      return parts.length > 1 ? parts : []
    }
    case 'always':
      return negatedDisjuncts(pattern.condition.value)
    case 'response':
      return [pattern.whenever.value]
    case 'precedence':
      return [pattern.never.value]
    default:
      return []
  }
}

function conjuncts(expression: Expression): readonly Expression[] {
  if (expression.kind !== 'binary' || expression.operator !== 'and') return [expression]
  return [...conjuncts(expression.left), ...conjuncts(expression.right)]
}

/** The `a` in `not a or b`. */
function negatedDisjuncts(expression: Expression): readonly Expression[] {
  if (expression.kind !== 'binary' || expression.operator !== 'or') return []
  return [expression.left, expression.right].flatMap((part) => {
    if (part.kind === 'unary' && part.operator === 'not') return [part.operand]
    return negatedDisjuncts(part)
  })
}

function patternInWords(program: Program, pattern: Pattern): string {
  const text = (attribute: { readonly value: Expression }): string => inWords(program, attribute.value)
  switch (pattern.kind) {
    case 'never':
      return `At the end of the run below this is so, which must never be: ${text(pattern.condition)}.`
    case 'always':
      return `At the end of the run below this is not so, which must always be: ${text(pattern.condition)}.`
    case 'eventually':
      return `The run below comes to its end, or to a point from which nothing helps, without this ever being so: ${text(pattern.condition)}.`
    case 'response':
      return `In the run below this is so: ${text(pattern.whenever)}. After it this is never so: ${text(pattern.eventually)}.`
    default:
      return `In the run below this is so: ${text(pattern.never)}. Before it this has not been so: ${text(pattern.before)}.`
  }
}

function captionOf(property: PropertyDefinition): string {
  return `“${property.caption?.value.trim() || property.name.text}”`
}

/** The items that an expression names, derived ones as they are. */
function itemsNamed(program: Program, expression: Expression): readonly number[] {
  const reads = new Reads()
  compileExpression(expression, program.scopeOf(0), reads)
  return [...reads.items].sort((a, b) => a - b)
}
