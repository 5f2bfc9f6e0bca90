export { indexOf, rootPlans } from './protocolIndex.ts'
export { type InstancePath, TaskTree } from './taskTree.ts'
export { type Meaning, type Position as NamePosition, type Resolution, Resolver, type Scope } from './resolver.ts'
