import { type Moment, moments, type Program } from '../../runtime/index.ts'

/** A name for a run, in the words of the protocol: what was decided in it, otherwise what was done last. */
export function nameOf(program: Program, run: Moment, taken: ReadonlySet<string>): string {
  const changes = moments(run).flatMap(({ record }) => record?.passes.flat() ?? [])
  const decided = changes.flatMap((change) => {
    if (change.kind !== 'commitment') return []
    const task = program.tasks[program.pathIndex.get(change.path) ?? -1]
    return change.candidates.map((name) => task?.candidates.find((each) => each.name === name)?.caption ?? name)
  })
  const done = changes.flatMap((change) => {
    if (change.kind !== 'state' || change.to !== 'completed') return []
    const task = program.tasks[program.pathIndex.get(change.path) ?? -1]
    return task === undefined || task.kind === 'plan' ? [] : [task.source.definition.caption?.value ?? task.definition]
  })
  const words =
    decided.length > 0 ? [...new Set(decided)].join(', ') : (done.at(-1) ?? program.tasks[0]?.definition ?? '')
  return free(shortened(words), taken)
}

const MAX_LENGTH = 80

function shortened(words: string): string {
  return words.length <= MAX_LENGTH ? words : `${words.slice(0, MAX_LENGTH - 1).trimEnd()}…`
}

/** A name that no other scenario has: `Home`, `Home (2)`. */
function free(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted
  let number = 2
  while (taken.has(`${wanted} (${number})`)) number += 1
  return `${wanted} (${number})`
}
