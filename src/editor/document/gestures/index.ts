export { addTask, type AddTask } from './add-task.ts'
export { align, type Arrangement } from './align.ts'
export { connect, disconnect, reconnect } from './arrows.ts'
export { type Clip, clipOf, cut, duplicate, MAX_PASTE, pasteClip } from './clipboard.ts'
export { setField } from './fields.ts'
export type { Gesture } from './gesture.ts'
export { addRow, setCell, setConditions } from './grid.ts'
export { setFields } from './many.ts'
export { changeClass, lostBy } from './morph.ts'
export { layOut, moveTasks } from './move.ts'
export { moveInto, type MoveInto } from './move-into.ts'
export {
  addArgument,
  addCandidate,
  addData,
  addSource,
  defineTask,
  removeArgument,
  removeCandidate,
  removeSource,
} from './parts.ts'
export { moveToPlan, reorder, step, type MoveToPlan } from './order.ts'
export { appendTask, insertOnArrow, placeTask } from './place.ts'
export { removeDefinition, removeSelection, removeTasks } from './remove.ts'
export { renameTo, setCaption } from './rename.ts'
