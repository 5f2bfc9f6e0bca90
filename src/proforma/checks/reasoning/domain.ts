import { walkExpression } from '../../expressions/walk.ts'
import { isSet, type KnownValue, type ScalarValue } from '../../expressions/values/index.ts'
import type { DataDefinition, DataRange, Expression, ParameterDefinition } from '../../model/index.ts'
import {
  type Abstract,
  ANY,
  coordinate,
  EITHER,
  type OrderedKind,
  oneOfValues,
  ofInterval,
  orderedKind,
  withUnknown,
} from './abstract.ts'
import { constantValue } from './constant.ts'
import { EVERYTHING, type Interval } from './interval.ts'

type Item = DataDefinition | ParameterDefinition

const DOMAINS = new WeakMap<Item, Abstract>()

/** The values that an item may be given by its type and range; never unknown. */
export function domainOfItem(item: Item): Abstract {
  const known = DOMAINS.get(item)
  if (known !== undefined) return known
  const domain = computeDomain(item)
  DOMAINS.set(item, domain)
  return domain
}

function computeDomain(item: Item): Abstract {
  if (item.multiple?.value === true) return subsets(item)
  const { values, interval } = rangeOf(item.range?.value)
  if (values !== undefined) return oneOfValues(values)
  switch (item.type?.value) {
    case 'boolean':
      return EITHER
    case 'integer':
      return ofInterval({ ...(interval?.interval ?? EVERYTHING), whole: true })
    case 'real':
      return ofInterval(interval?.interval ?? EVERYTHING)
    case 'date':
    case 'time':
    case 'datetime':
    case 'duration':
      return ofInterval(interval?.interval ?? EVERYTHING, false, item.type.value)
    default:
      return { unknown: false, known: ANY }
  }
}

function subsets(item: Item): Abstract {
  const { values } = rangeOf(item.range?.value)
  return { unknown: false, known: values === undefined ? ANY : { kind: 'subsets', elements: values } }
}

export interface ConstantRange {
  readonly values?: readonly ScalarValue[]
  readonly interval?: { readonly of: OrderedKind; readonly interval: Interval }
}

/** A range as values; what depends on a parameter is left open. */
export function rangeOf(range: DataRange | undefined): ConstantRange {
  if (range === undefined) return {}
  if (range.kind === 'values') {
    const values = range.values.map(constantValue)
    return values.every(isScalar) ? { values } : {}
  }
  const from = range.from && constantValue(range.from)
  const to = range.to && constantValue(range.to)
  const of = orderedKind(from ?? to ?? false)
  if (of === undefined) return {}
  const start = from === undefined ? undefined : coordinate(from)
  const end = to === undefined ? undefined : coordinate(to)
  return {
    interval: {
      of,
      interval: { ...EVERYTHING, from: start ?? EVERYTHING.from, to: end ?? EVERYTHING.to },
    },
  }
}

function isScalar(value: KnownValue | undefined): value is ScalarValue {
  return value !== undefined && !isSet(value)
}

/** As `domainOfItem`, and perhaps unknown. */
export function possibleValues(item: Item, unknown: boolean): Abstract {
  return withUnknown(domainOfItem(item), unknown)
}

/** The names that an expression mentions. */
export function namesIn(expression: Expression): ReadonlySet<string> {
  const names = new Set<string>()
  walkExpression(expression, (part) => {
    if (part.kind === 'name') names.add(part.name)
  })
  return names
}
