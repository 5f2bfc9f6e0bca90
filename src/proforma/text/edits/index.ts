export { applyEdits, EditError, mapSpan } from './apply.ts'
export { type AttributeValue, removeAttribute, setAttribute } from './attributes.ts'
export { copy, freeName, paste, type Paste } from './clipboard.ts'
export {
  addDefinition,
  addTask,
  changeTaskClass,
  type ClassChange,
  insertTaskOnArrow,
  type Lost,
  removeDefinition,
  removeDefinitions,
} from './definitions.ts'
export type { DefinitionTarget, Target } from './owner.ts'
export type { Placement } from './blocks.ts'
export {
  addArgument,
  addCandidate,
  addSource,
  moveArgument,
  moveCandidate,
  moveSource,
  removeArgument,
  removeCandidate,
  removeSource,
  setArgument,
} from './candidates.ts'
export {
  addComponent,
  addScheduleConstraint,
  moveComponent,
  removeComponent,
  removeComponents,
  removeScheduleConstraint,
} from './components.ts'
export { referencesTo, rename, renameCandidate, renameDefinition } from './rename.ts'
