import {
  atPrecision,
  type DataDefinition,
  type DataRange,
  type Domain,
  type Expression,
  faultOf,
  type ParameterDefinition,
  type ScalarValue,
  type Value,
} from '../../proforma/index.ts'
import { compileExpression } from './expression.ts'
import { NONE, type Reader, UNKNOWN_ITEM } from './records.ts'
import { Reads, type Scope } from './scope.ts'

/** Constants are evaluated before there is a state. */
const NO_STATE: Reader = {
  now: 0,
  task: () => {
    throw new RangeError('A constant reads no task.')
  },
  item: () => UNKNOWN_ITEM,
}

/** A scope in which only parameters have a meaning: for ranges and default values. */
export function constantScope(parameters: ReadonlyMap<string, Value>): Scope {
  return {
    item: () => undefined,
    parameter: (name) => ({ known: parameters.has(name), value: parameters.get(name) }),
    task: () => ({ kind: 'unknown' }),
    candidate: () => -1,
    candidateNames: () => [],
    supports: new Map(),
    givenBy: () => NONE,
  }
}

export function constantOf(expression: Expression, scope: Scope): Value {
  return compileExpression(expression, scope, new Reads())(NO_STATE)
}

/** The constants of the parameters: their default values, in their own domain. */
export function parameterValues(definitions: Iterable<ParameterDefinition>): Map<string, Value> {
  const values = new Map<string, Value>()
  const none = constantScope(new Map())
  for (const definition of definitions) {
    const given = definition.defaultValue && constantOf(definition.defaultValue.value, none)
    const domain = domainOf(definition, none)
    const value = atPrecision(given, domain)
    values.set(definition.name.text, value === undefined || faultOf(value, domain) ? undefined : value)
  }
  return values
}

export function domainOf(definition: DataDefinition | ParameterDefinition, scope: Scope): Domain {
  return {
    type: definition.type?.value ?? 'text',
    multiple: definition.multiple?.value ?? false,
    precision: definition.precision?.value,
    ...rangeOf(definition.range?.value, scope),
  }
}

function rangeOf(range: DataRange | undefined, scope: Scope): Pick<Domain, 'interval' | 'values'> {
  if (!range) return {}
  if (range.kind === 'values') {
    return { values: range.values.map((each) => scalar(constantOf(each, scope))).filter((each) => each !== undefined) }
  }
  return {
    interval: {
      from: range.from && scalar(constantOf(range.from, scope)),
      to: range.to && scalar(constantOf(range.to, scope)),
    },
  }
}

function scalar(value: Value): ScalarValue | undefined {
  return typeof value === 'object' && value.kind === 'set' ? undefined : value
}
