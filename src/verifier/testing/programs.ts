import { parse } from '../../proforma/index.ts'
import { compile, initial, type Operation, type Program, type State, step } from '../../runtime/index.ts'

/** The program of a text that loads. */
export function programOf(text: string): Program {
  const compiled = compile(parse(text))
  if (!compiled.ok) throw new Error(compiled.problems[0]?.message)
  return compiled.program
}

/** The state after `start` and these operations. */
export function stateAfter(program: Program, ...operations: readonly Operation[]): State {
  let state = initial(program)
  for (const operation of [{ kind: 'start' } as const, ...operations]) {
    const result = step(program, state, operation)
    if (!result.ok) throw new Error(result.error.message)
    state = result.state
  }
  return state
}

export const confirm = (path: string): Operation => ({ kind: 'confirm', path })

/** The position of a task, by the end of its path. */
export function taskIn(program: Program, name: string): number {
  const task = program.tasks.find(({ path }) => path === name || path.endsWith(`/${name}`))
  if (!task) throw new Error(`There is no ${name}.`)
  return task.index
}

/** A plan of components, each with its lines. */
export function planText(name: string, components: Readonly<Record<string, string>>, own = ''): string {
  const parts = Object.entries(components).map(([part, lines]) => `  component :: '${part}' ; ${lines}`)
  return `plan :: '${name}' ; ${own}\n${parts.join('\n')}\nend plan .\n`
}

export const after = (...names: readonly string[]): string =>
  names.map((name) => `schedule_constraint :: completed('${name}') ;`).join(' ')

export const actions = (...names: readonly string[]): string =>
  names.map((name) => `action :: '${name}' ; end action .\n`).join('')

export const actionText = (name: string, lines: string): string => `action :: '${name}' ; ${lines} end action .\n`

export const enquiryText = (name: string, ...items: readonly string[]): string =>
  `enquiry :: '${name}' ; ${items.map((item) => `source :: '${item}' ;`).join(' ')} end enquiry .\n`

export const yesNo = (...items: readonly string[]): string =>
  items.map((item) => `data :: '${item}' ; type :: boolean ; end data .\n`).join('')
