export * from './value.ts'
export { addMonths, type CivilDate, civilDate, dateOf, dayNumber, daysInMonth, wholeMonths } from './calendar.ts'
export { compare, equal, identical, order, textOrder } from './compare.ts'
export { add, concatenate, divide, multiply, negate, subtract } from './arithmetic.ts'
export { addNumbers, compareNumbers, roundTo, sameNumber } from './number.ts'
export { includes, intersect, oneOf, setLiteral, setOf, union } from './sets.ts'
export { displayValue, type TruthWords } from './display.ts'
export { formatDate, formatDateTime, formatDuration, formatTime, parseDate, parseDateTime, parseTime } from './iso.ts'
export { PURE_FUNCTIONS, type PureFunction } from './functions.ts'
export { literalDuration } from './literals.ts'
export {
  atPrecision,
  describeDomain,
  type Domain,
  type DomainFault,
  faultOf,
  fromJson,
  type JsonValue,
  toJson,
} from './domain.ts'
