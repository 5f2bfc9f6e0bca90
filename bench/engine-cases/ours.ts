import { parse } from '../../src/proforma/index.ts'
import {
  type CandidateView,
  compile,
  initial,
  type Operation,
  type Program,
  type State,
  step,
  taskView,
} from '../../src/runtime/index.ts'

export function programOf(text: string): Program {
  const compiled = compile(parse(text))
  if (!compiled.ok) throw new Error(compiled.problems.map((problem) => problem.message).join('\n'))
  return compiled.program
}

export function run(program: Program, operations: readonly Operation[], from: State = initial(program, 0)): State {
  let state = from
  for (const operation of operations) {
    const result = step(program, state, operation)
    if (!result.ok) throw new Error(result.error.message)
    state = result.state
  }
  return state
}

/** `start`, and the confirmation of the first `count` actions. */
export function confirmations(count: number): readonly Operation[] {
  const confirm = Array.from({ length: count }, (_, i): Operation => ({ kind: 'confirm', path: `p/a${i}` }))
  return [{ kind: 'start' }, ...confirm]
}

/** States of all tasks by path, with `:` between names as the peer writes it. */
export function statesOf(program: Program, state: State): ReadonlyMap<string, string> {
  return new Map(
    program.tasks.map(({ path }) => [path.replaceAll('/', ':'), taskView(program, state, path)?.state ?? 'missing']),
  )
}

export function candidatesOf(program: Program, state: State): readonly string[] {
  const candidates: readonly CandidateView[] = taskView(program, state, 'p/k')?.candidates ?? []
  return candidates.map(({ name, netsupport, recommended }) => `${name} ${netsupport} ${recommended}`)
}
