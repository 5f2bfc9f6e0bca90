import { identical, type JsonValue, toJson } from '../../proforma/index.ts'
import { element } from '../program/element.ts'
import type { Program } from '../program/program.ts'
import { STATE_NAMES } from '../step/draft.ts'
import { at } from '../step/persistent.ts'
import type { State } from '../step/state.ts'
import type { Operation, TaskPath, TaskState } from '../types.ts'
import { type Moment, moments } from './history.ts'

export interface TaskDifference {
  readonly path: TaskPath
  readonly states: readonly [TaskState, TaskState]
  readonly cycles: readonly [number, number]
  readonly committed: readonly [readonly string[], readonly string[]]
}

/** What differs between two states of one program: the first side and the second. */
export interface Difference {
  readonly tasks: readonly TaskDifference[]
  readonly values: readonly { readonly item: string; readonly values: readonly [JsonValue, JsonValue] }[]
}

export function compareStates(program: Program, a: State, b: State): Difference {
  const tasks: TaskDifference[] = []
  for (const { index, path, candidates } of program.tasks) {
    const left = at(a.tasks, index)
    const right = at(b.tasks, index)
    const names = (positions: readonly number[]) => positions.map((position) => element(candidates, position).name)
    const same =
      left.state === right.state && left.cycle === right.cycle && left.committed.join() === right.committed.join()
    if (left === right || same) continue
    tasks.push({
      path,
      states: [STATE_NAMES[left.state], STATE_NAMES[right.state]],
      cycles: [left.cycle, right.cycle],
      committed: [names(left.committed), names(right.committed)],
    })
  }
  const values = program.items.flatMap(({ index, name }) => {
    const left = at(a.items, index).value
    const right = at(b.items, index).value
    return identical(left, right) ? [] : [{ item: name, values: [toJson(left), toJson(right)] as const }]
  })
  return { tasks, values }
}

export interface RunComparison {
  /** Operations that both runs have in common from the beginning. */
  readonly common: number
  /** The first operation of each after that; absent where a run has ended. */
  readonly partsAt: readonly [Operation | undefined, Operation | undefined]
  /** Between the last moments. */
  readonly difference: Difference
}

/** Where two runs part, and what differs in the end. */
export function compareRuns(program: Program, a: Moment, b: Moment): RunComparison {
  const left = moments(a)
  const right = moments(b)
  let common = 0
  while (sameOperation(left[common + 1], right[common + 1])) common++
  return {
    common,
    partsAt: [left[common + 1]?.record?.operation, right[common + 1]?.record?.operation],
    difference: compareStates(program, a.state, b.state),
  }
}

function sameOperation(a: Moment | undefined, b: Moment | undefined): boolean {
  if (!a?.record || !b?.record) return false
  return a === b || JSON.stringify(a.record.operation) === JSON.stringify(b.record.operation)
}
