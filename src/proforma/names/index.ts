export { indexOf, rootPlans } from './protocolIndex.ts'
export { mentionsOf } from './mentions.ts'
export { type InstancePath, MAX_PLAN_DEPTH, TaskTree } from './taskTree.ts'
export { type Meaning, type Position as NamePosition, type Resolution, Resolver, type Scope } from './resolver.ts'
export { expressionsOf, type PlacedExpression } from './expressions.ts'
export { placesOf } from './places.ts'
export {
  type Occurrence,
  occurrences,
  occurrencesIn,
  sameSymbol,
  type ProtocolSymbol,
  textsOf,
} from './occurrences.ts'
