import { walkGdl2 } from '../read/expression.ts'
import type { Gdl2Expression, Gdl2Literal } from '../read/expression.ts'
import type { Gdl2Guideline } from '../read/guideline.ts'

/** What the rules of a guideline tell about one element: GDL2 files seldom say its type. */
export interface Evidence {
  readonly id: string
  readonly dataType?: string
  readonly declaredUnits: readonly string[]
  readonly allowed: readonly Gdl2Literal[]
  /** Literals that the element itself (or its `.value`, `.magnitude`) is compared with. */
  readonly compared: Gdl2Literal[]
  readonly assigned: { readonly value: Gdl2Expression; readonly attribute?: string }[]
  /** Elements that it is compared with or assigned to. */
  readonly related: Set<string>
  readonly attributes: Set<string>
  /** Its `.value` is calculated with, or compared with a number: the ordinal of an answer, or a count. */
  pointsRead: boolean
  /** It is calculated with as a whole, or through `.magnitude`. */
  calculated: boolean
  /** It stands next to the current date. */
  dated: boolean
  /** Units that its `.unit` is compared with. */
  readonly unitTests: Set<string>
  /** Codes that its `.code` is compared with. */
  readonly codeTests: Set<string>
  /** Some rule uses the number without asking for the unit. */
  unguarded: boolean
  /** Its `.unit` is read for something else than a test. */
  unitRead: boolean
}

type Use = 'whole' | 'calculation' | 'text' | 'comparison'

const COMPARISONS = new Set(['==', '!=', '<', '<=', '>', '>='])

/** Reads all rules once. Only elements that some rule reads or writes are in the result, in order of appearance. */
export function collectEvidence(guideline: Gdl2Guideline): ReadonlyMap<string, Evidence> {
  const collector = new Collector(guideline)
  for (const condition of guideline.preconditions) collector.read(condition.expression, 'whole')
  for (const assignment of guideline.defaultActions) collector.assign(assignment)
  const always = guideline.preconditions.flatMap(({ expression }) => unitTest(expression))
  for (const rule of guideline.rules) {
    for (const condition of rule.when) collector.read(condition.expression, 'whole')
    for (const assignment of rule.assignments) collector.assign(assignment)
    collector.guards(
      [...always, ...rule.when.flatMap(({ expression }) => unitTest(expression))],
      [...rule.when.map(({ expression }) => expression), ...rule.assignments.map(({ value }) => value)],
    )
  }
  // A guideline without rules asks, and concludes nothing.
  if (guideline.rules.length === 0) for (const id of guideline.elements.keys()) collector.mention(id)
  return collector.found
}

class Collector {
  readonly found = new Map<string, Evidence>()
  readonly #guideline: Gdl2Guideline

  constructor(guideline: Gdl2Guideline) {
    this.#guideline = guideline
  }

  assign({ target, attribute, value }: { target: string; attribute?: string; value: Gdl2Expression }): void {
    const evidence = this.#of(target)
    evidence.assigned.push({ value, ...(attribute === undefined ? {} : { attribute }) })
    if (attribute === 'code' && value.kind === 'literal' && value.value.kind === 'text')
      evidence.codeTests.add(value.value.value)
    if (value.kind === 'element' && (attribute === undefined || attribute === 'value')) this.#relate(target, value)
    const numeric = attribute === 'magnitude' || attribute === 'precision' || attribute === 'count'
    this.read(value, numeric ? 'calculation' : 'whole')
  }

  mention(id: string): void {
    this.#of(id)
  }

  /** Notes the elements that a rule uses without testing their unit as a condition of its own. */
  guards(tested: readonly string[], expressions: readonly Gdl2Expression[]): void {
    for (const expression of expressions) {
      if (isNullTest(expression)) continue
      walkGdl2(expression, (node) => {
        if (node.kind === 'element' && node.attribute !== 'unit' && !tested.includes(node.id))
          this.#of(node.id).unguarded = true
      })
    }
  }

  read(expression: Gdl2Expression, use: Use): void {
    switch (expression.kind) {
      case 'element':
        this.#element(expression, use)
        break
      case 'unary':
        this.read(expression.operand, expression.operator === '-' ? 'calculation' : 'whole')
        break
      case 'call':
        for (const argument of expression.arguments) this.read(argument, 'calculation')
        break
      case 'binary':
        this.#binary(expression)
        break
      default:
        break
    }
  }

  #binary(expression: Gdl2Expression & { kind: 'binary' }): void {
    const { operator, left, right } = expression
    if (COMPARISONS.has(operator)) {
      const ordered = operator !== '==' && operator !== '!='
      this.#compared(left, right, ordered)
      this.#compared(right, left, ordered)
      return
    }
    const use: Use = operator === '||' || operator === '&&' ? 'whole' : isTextual(expression) ? 'text' : 'calculation'
    this.#dated(left, right)
    this.read(left, use)
    this.read(right, use)
  }

  #compared(one: Gdl2Expression, other: Gdl2Expression, ordered: boolean): void {
    this.#dated(one, other)
    if (one.kind !== 'element') {
      this.read(one, 'comparison')
      return
    }
    const evidence = this.#of(one.id)
    const literal = other.kind === 'literal' ? other.value : undefined
    if (one.attribute === 'unit' && literal?.kind === 'text') {
      evidence.unitTests.add(literal.value)
      return
    }
    if (one.attribute === 'code' && literal?.kind === 'text') evidence.codeTests.add(literal.value)
    this.#element(one, 'comparison')
    if (one.attribute === 'value' && ordered) evidence.pointsRead = true
    if (other.kind === 'element') this.#relate(one.id, other)
    if (literal === undefined || literal.kind === 'null') return
    if (one.attribute === undefined || one.attribute === 'value' || one.attribute === 'magnitude')
      evidence.compared.push(literal)
    if (one.attribute === 'value' && literal.kind === 'number') evidence.pointsRead = true
  }

  #element(reference: { id: string; attribute?: string }, use: Use): void {
    const evidence = this.#of(reference.id)
    if (reference.attribute !== undefined) evidence.attributes.add(reference.attribute)
    if (reference.attribute === 'unit') evidence.unitRead = true
    if (use !== 'calculation') return
    if (reference.attribute === 'value') evidence.pointsRead = true
    if (reference.attribute === undefined || reference.attribute === 'magnitude') evidence.calculated = true
  }

  #dated(one: Gdl2Expression, other: Gdl2Expression): void {
    if (one.kind === 'element' && one.attribute === undefined && mentionsNow(other)) this.#of(one.id).dated = true
    if (other.kind === 'element' && other.attribute === undefined && mentionsNow(one)) this.#of(other.id).dated = true
  }

  #relate(id: string, other: { id: string; attribute?: string }): void {
    if (other.attribute !== undefined && other.attribute !== 'value') return
    this.#of(id).related.add(other.id)
    this.#of(other.id).related.add(id)
  }

  #of(id: string): Evidence {
    const present = this.found.get(id)
    if (present !== undefined) return present
    const element = this.#guideline.elements.get(id)
    const evidence: Evidence = {
      id,
      ...(element?.dataType === undefined ? {} : { dataType: element.dataType }),
      declaredUnits: element?.units ?? [],
      allowed: element?.allowedValues ?? [],
      compared: [],
      assigned: [],
      related: new Set(),
      attributes: new Set(),
      pointsRead: false,
      calculated: false,
      dated: false,
      unitTests: new Set(),
      codeTests: new Set(),
      unguarded: false,
      unitRead: false,
    }
    this.found.set(id, evidence)
    return evidence
  }
}

function unitTest(expression: Gdl2Expression): string[] {
  if (expression.kind !== 'binary' || expression.operator !== '==') return []
  return [expression.left, expression.right].flatMap((side) =>
    side.kind === 'element' && side.attribute === 'unit' ? [side.id] : [],
  )
}

function isNullTest(expression: Gdl2Expression): boolean {
  if (expression.kind !== 'binary') return false
  return [expression.left, expression.right].some((side) => side.kind === 'literal' && side.value.kind === 'null')
}

/** `'a' + $x + $y.term`: one text in a chain of `+` makes the whole chain a text. */
export function isTextual(expression: Gdl2Expression): boolean {
  if (expression.kind === 'literal') return expression.value.kind === 'text'
  if (expression.kind === 'element') return expression.attribute === 'term' || expression.attribute === 'unit'
  return (
    expression.kind === 'binary' &&
    expression.operator === '+' &&
    (isTextual(expression.left) || isTextual(expression.right))
  )
}

/** The current date and time itself, not the year of it. */
function mentionsNow(expression: Gdl2Expression): boolean {
  if (expression.kind === 'now') return expression.attribute === undefined
  return (
    expression.kind === 'binary' &&
    (expression.operator === '+' || expression.operator === '-') &&
    (mentionsNow(expression.left) || mentionsNow(expression.right))
  )
}
