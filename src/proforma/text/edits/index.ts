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
export {
  addArgument,
  addCandidate,
  addComponent,
  addScheduleConstraint,
  addSource,
  moveArgument,
  moveCandidate,
  moveComponent,
  moveSource,
  type Placement,
  removeArgument,
  removeCandidate,
  removeComponent,
  removeComponents,
  removeScheduleConstraint,
  removeSource,
  setArgument,
} from './parts.ts'
export { referencesTo, rename, renameCandidate, renameDefinition } from './rename.ts'
