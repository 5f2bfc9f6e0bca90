import type { Program } from '../program/program.ts'
import { possibleOperations } from '../step/possible.ts'
import type { State } from '../step/state.ts'
import type { Operation } from '../types.ts'
import { HOUR } from './play.ts'
import { pick, type Random } from './generate.ts'

/** An operation that may or may not be taken: mostly what is possible, sometimes anything. */
export function anyOperation(random: Random, program: Program, state: State): Operation {
  const possible = random(100) < 75 ? possibleList(program, state, random) : []
  return possible.length > 0 ? pick(random, possible) : wildOperation(random, program, state)
}

/** Every operation that `possibleOperations` lists, with values of the generated protocols. */
export function possibleList(program: Program, state: State, random: Random): Operation[] {
  const { start, confirm, commit, trigger, skip, answer, set, wake } = possibleOperations(program, state)
  if (start) return [{ kind: 'start' }]
  const value = (item: string) => (item === 'f' ? random(2) === 1 : random(4))
  const answers = [...answer.map(({ item }) => item).filter((item) => set.includes(item)), ...set.slice(0, 1)]
  return [
    ...confirm.map((path): Operation => ({ kind: 'confirm', path })),
    ...commit.flatMap(({ path, candidates }) =>
      candidates.map(({ name }): Operation => ({ kind: 'commit', path, candidates: [name] })),
    ),
    ...trigger.map((each): Operation => ({ kind: 'trigger', trigger: each.trigger })),
    ...skip.map((path): Operation => ({ kind: 'skip', path, reason: 'r' })),
    ...answers.map((item): Operation => ({ kind: 'set', values: { [item]: value(item) } })),
    ...wake.slice(0, 1).map((time): Operation => ({ kind: 'advanceTo', time })),
  ]
}

function wildOperation(random: Random, program: Program, state: State): Operation {
  const path = pick(random, program.tasks).path
  const item = pick(random, ['x', 'y', 'n', 'f', 'd'])
  return pick<Operation>(random, [
    { kind: 'start' },
    { kind: 'confirm', path },
    { kind: 'commit', path, candidates: [`${path.split('/').at(-1)}_a`] },
    { kind: 'trigger', trigger: pick(random, ['go', 'stop', 'nope']) },
    { kind: 'skip', path, reason: 'r' },
    { kind: 'set', values: { [item]: item === 'f' ? random(2) === 1 : random(7) } },
    { kind: 'unset', items: [item] },
    { kind: 'advanceTo', time: state.time + random(3) * HOUR },
  ])
}
