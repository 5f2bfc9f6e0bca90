import type { ItemProgram, State } from '../../runtime/index.ts'
import { IN_PROGRESS, isEnded, possibleOperations, StateReader } from '../../runtime/index.ts'
import type { Context } from './context.ts'

/** Whether, by the engine's own list, nothing can be done in a state that has not ended (rule V42). */
export function fromOperations({ program, environment }: Context, state: State): boolean {
  if (isEnded(state) || environment.asynchronousData) return false
  const possible = possibleOperations(program, state)
  const reader = new StateReader(state)
  const at = (path: string) => program.pathIndex.get(path) as number
  const strict = environment.commit === 'strict'
  const commits = possible.commit.filter(({ path, candidates }) => {
    if (reader.task(at(path)).committed.length > 0) return false
    return strict ? candidates.some((each) => each.recommended) : candidates.length > 0
  })
  const skips = possible.skip.filter((path) => !strict || reader.task(at(path)).state === IN_PROGRESS)
  const answers = possible.answer.filter(({ item }) => {
    const { index, derivation, givenBy } = program.items[program.itemIndex.get(item) as number] as ItemProgram
    if (!derivation || reader.item(index).value !== undefined) return givenBy.length > 0
    // A derived source is answered through the items that give it its value.
    return givenBy.some((given) => reader.item(given).value === undefined)
  })
  const counts = [possible.confirm, commits, possible.trigger, skips, answers, possible.wake].map((each) => each.length)
  return !possible.start && counts.every((count) => count === 0)
}
