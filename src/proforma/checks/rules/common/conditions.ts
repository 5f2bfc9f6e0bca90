import { isComparison } from '../../../expressions/operators.ts'
import { walkExpression } from '../../../expressions/walk.ts'
import { type Definition, type Expression, isTask } from '../../../model/index.ts'
import type { Scope } from '../../../names/index.ts'
import type { Analysis } from '../../analyse.ts'
import { momentsOf } from '../../facts/moments.ts'
import type { Place, Role } from '../../facts/places.ts'
import { canHold, mustHold, NOWHERE, type World } from '../../reasoning/world.ts'
import { shown, valuesInWords } from '../../words.ts'

/** Where an expression is looked at, and what is certain there. */
export interface View {
  readonly world: World
  readonly scope: Scope
}

/** When each condition of a task is asked; those that are not listed can be asked at any time. */
const MOMENT: Partial<Record<Role, 'start' | 'running'>> = {
  precondition: 'start',
  wait_condition: 'start',
  postcondition: 'running',
  argument: 'running',
  recommendation: 'running',
}

/** Each place in which an expression is looked at; a claim about it must hold in all of them. */
export function viewsOf(
  analysis: Analysis,
  definition: Definition,
  place: Pick<Place, 'role' | 'component'>,
): readonly View[] {
  const moments = momentsOf(analysis)
  if (!isTask(definition)) return [{ world: moments.anything, scope: NOWHERE }]
  const moment = MOMENT[place.role]
  const situations = moment === undefined ? [] : moments.situationsOf(definition, moment)
  if (situations.length > 0) return situations
  const paths = moments.pathsOf(definition.name.text)
  if (paths.length === 0) return [{ world: moments.anything, scope: { owner: definition } }]
  const owner = place.component === undefined ? definition : analysis.index.tasks.get(place.component.task.text)
  const inner = place.component === undefined ? [] : [place.component.task.text]
  return paths.map((path) => ({
    world: moments.anything,
    scope: { ...(owner ? { owner } : {}), path: [...path, ...inner] },
  }))
}

export type Verdict = 'never' | 'always' | 'open'

const VERDICTS = new WeakMap<Analysis, Map<Expression, Verdict>>()

/** Whether a condition can never be true, or is true for every patient whose values are known. */
export function verdictOf(analysis: Analysis, definition: Definition, place: Place): Verdict {
  let verdicts = VERDICTS.get(analysis)
  if (verdicts === undefined) {
    verdicts = new Map()
    VERDICTS.set(analysis, verdicts)
  }
  let verdict = verdicts.get(place.expression)
  if (verdict === undefined) {
    verdict = judge(analysis, definition, place)
    verdicts.set(place.expression, verdict)
  }
  return verdict
}

function judge(analysis: Analysis, definition: Definition, place: Place): Verdict {
  const { expression } = place
  if (hasMissing(expression)) return 'open'
  const views = viewsOf(analysis, definition, place)
  if (views.every(({ world, scope }) => !canHold(expression, world, scope))) return 'never'
  const { allKnown } = momentsOf(analysis)
  return views.every(({ scope }) => mustHold(expression, allKnown, scope)) ? 'always' : 'open'
}

/** What could not be read is reported as such. */
export function hasMissing(expression: Expression): boolean {
  let found = false
  walkExpression(expression, (part) => {
    if (part.kind === 'missing') found = true
  })
  return found
}

/** Why a condition can never be true, as the end of a sentence. */
export function whyNever(expression: Expression, { world, scope }: View): string {
  if (expression.kind === 'boolean') return 'it says `false`'
  const culprit = comparisonsIn(expression).find((part) => !canHold(part, world, scope))
  if (culprit === undefined) return 'its parts exclude one another'
  const limited = [culprit.left, culprit.right].find((side) => side.kind === 'name' && isItem(side.name, world))
  if (limited?.kind !== 'name') return `${shown(culprit)} is never true`
  const limits = `${shown(limited)} can only be ${valuesInWords(world.item(limited.name))}`
  return culprit === expression ? limits : `${shown(culprit)} is never true, as ${limits}`
}

function isItem(name: string, { resolver }: World): boolean {
  return resolver.index.data.has(name) || resolver.index.parameters.has(name)
}

type Comparing = Extract<Expression, { kind: 'binary' }>

const COMPARISONS = new WeakMap<Expression, readonly Comparing[]>()

/** The comparisons in an expression, outermost first. */
export function comparisonsIn(expression: Expression): readonly Comparing[] {
  let known = COMPARISONS.get(expression)
  if (known === undefined) {
    const found: Comparing[] = []
    walkExpression(expression, (part) => {
      if (part.kind === 'binary' && isComparison(part.operator)) found.push(part)
    })
    known = found
    COMPARISONS.set(expression, known)
  }
  return known
}

/** `x = unknown` is never true; a rule of its own says what to write instead. */
export function comparesWithUnknown(expression: Expression): boolean {
  return comparisonsIn(expression).some(({ left, right }) => left.kind === 'unknown' || right.kind === 'unknown')
}
