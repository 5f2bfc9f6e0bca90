import type {
  Argument,
  Candidate,
  Component,
  DataDefinition,
  Definition,
  Expression,
  ParameterDefinition,
  PropertyDefinition,
  Span,
  TaskDefinition,
} from '../../model/index.ts'

/** The attribute that an expression belongs to. */
export type Role =
  | 'precondition'
  | 'wait_condition'
  | 'postcondition'
  | 'abort'
  | 'terminate'
  | 'cycle_until'
  | 'cycle_repeat'
  | 'param_value'
  | 'argument'
  | 'recommendation'
  | 'range'
  | 'default_value'
  | 'derivation'
  | 'warning_condition'
  | 'property'

/** An expression where it stands. Spans count from the start of its definition. */
export interface Place {
  readonly role: Role
  readonly expression: Expression
  /** The attribute as a whole. */
  readonly span: Span
  readonly component?: Component
  readonly candidate?: Candidate
  readonly argument?: Argument
  /** The item that a postcondition assigns. */
  readonly target?: string
}

const PLACES = new WeakMap<Definition, readonly Place[]>()

/** Every expression of a definition with what it is for, in text order of the parts. */
export function placesIn(definition: Definition): readonly Place[] {
  let places = PLACES.get(definition)
  if (places === undefined) {
    places = find(definition)
    PLACES.set(definition, places)
  }
  return places
}

/** What is true or false: not a value, a range or an assignment. */
export function isCondition({ role }: Place): boolean {
  return CONDITIONS.has(role)
}

const CONDITIONS: ReadonlySet<Role> = new Set<Role>([
  'precondition',
  'wait_condition',
  'abort',
  'terminate',
  'cycle_until',
  'argument',
  'recommendation',
  'warning_condition',
  'property',
])

function find(definition: Definition): readonly Place[] {
  switch (definition.kind) {
    case 'protocol':
      return []
    case 'data':
    case 'parameter':
      return itemPlaces(definition)
    case 'property':
      return propertyPlaces(definition)
    default:
      return taskPlaces(definition)
  }
}

type Attributed = { readonly value: Expression; readonly span: Span } | undefined
type Owner = Pick<Place, 'component' | 'candidate' | 'argument'>

function one(role: Role, attribute: Attributed, owner: Owner = {}): Place[] {
  return attribute === undefined ? [] : [{ role, expression: attribute.value, span: attribute.span, ...owner }]
}

function taskPlaces(task: TaskDefinition): Place[] {
  const places = [...one('precondition', task.precondition), ...one('wait_condition', task.waitCondition)]
  for (const { target, value, span } of task.postcondition?.value ?? []) {
    places.push({ role: 'postcondition', expression: value, span, target: target.text })
  }
  if (task.kind === 'plan') {
    places.push(...one('abort', task.abort), ...one('terminate', task.terminate))
    for (const component of task.components) places.push(...componentPlaces(component))
  }
  if (task.kind === 'decision') for (const candidate of task.candidates) places.push(...candidatePlaces(candidate))
  return places
}

function componentPlaces(component: Component): Place[] {
  return [
    ...one('cycle_until', component.cycleUntil, { component }),
    ...one('cycle_repeat', component.cycleRepeat, { component }),
    ...component.paramValues.flatMap((given) => one('param_value', given, { component })),
  ]
}

function candidatePlaces(candidate: Candidate): Place[] {
  return [
    ...candidate.arguments.map((argument) => {
      const { condition, span } = argument
      return { role: 'argument', expression: condition, span, candidate, argument } as const
    }),
    ...one('recommendation', candidate.recommendation, { candidate }),
  ]
}

function itemPlaces(item: DataDefinition | ParameterDefinition): Place[] {
  const places: Place[] = []
  const { range } = item
  const limits = range?.value.kind === 'values' ? range.value.values : [range?.value.from, range?.value.to]
  for (const limit of limits) if (limit && range) places.push({ role: 'range', expression: limit, span: range.span })
  places.push(...one('default_value', item.defaultValue))
  if (item.kind === 'parameter') return places
  places.push(...one('derivation', item.derivation))
  for (const { condition, span } of item.warningConditions) {
    places.push({ role: 'warning_condition', expression: condition, span })
  }
  return places
}

function propertyPlaces({ pattern }: PropertyDefinition): Place[] {
  if (pattern === undefined) return []
  switch (pattern.kind) {
    case 'response':
      return [...one('property', pattern.whenever), ...one('property', pattern.eventually)]
    case 'precedence':
      return [...one('property', pattern.never), ...one('property', pattern.before)]
    default:
      return one('property', pattern.condition)
  }
}
