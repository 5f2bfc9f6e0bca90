import { parse } from '../../proforma/index.ts'
import { compile, type CompileOptions } from '../program/compile.ts'
import type { Program } from '../program/program.ts'
import { encode } from '../step/encode.ts'
import { evaluate } from '../step/evaluate.ts'
import type { State } from '../step/state.ts'
import { taskView, valueOf } from '../step/view.ts'
import { begin, type Moment, proceed } from '../trail/history.ts'
import type { JsonValue, Operation, OperationError, TaskState, TaskView, TrailRecord } from '../types.ts'

export const HOUR = 3_600_000

/** The program of a text that must load. */
export function programOf(text: string, options?: CompileOptions): Program {
  const compiled = compile(parse(text), options)
  if (!compiled.ok) throw new Error(compiled.problems.map((problem) => `${problem.code} ${problem.message}`).join('\n'))
  return compiled.program
}

/** Definitions of actions that say nothing but their name. */
export function actions(...names: readonly string[]): string {
  return names.map((name) => `action :: '${name}' ; end action .`).join('\n')
}

/** Definitions of integer items. */
export function integers(...names: readonly string[]): string {
  return names.map((name) => `data :: '${name}' ; type :: integer ; end data .`).join('\n')
}

/** An enactment in a test: operations that must be taken, and ways to look at it. */
export class Play {
  readonly program: Program
  moment: Moment

  constructor(text: string, options?: CompileOptions & { readonly time?: number }) {
    this.program = programOf(text, options)
    this.moment = begin(this.program, options?.time ?? 0)
  }

  get state(): State {
    return this.moment.state
  }

  get record(): TrailRecord {
    if (!this.moment.record) throw new Error('nothing has been done')
    return this.moment.record
  }

  do(operation: Operation): this {
    const next = proceed(this.program, this.moment, operation)
    if (!next.ok) throw new Error(`refused: ${next.error.code} ${next.error.message}`)
    this.moment = next.moment
    return this
  }

  start = () => this.do({ kind: 'start' })
  set = (values: Record<string, JsonValue>) => this.do({ kind: 'set', values })
  unset = (...items: string[]) => this.do({ kind: 'unset', items })
  confirm = (path: string) => this.do({ kind: 'confirm', path })
  commit = (path: string, ...candidates: string[]) => this.do({ kind: 'commit', path, candidates })
  trigger = (trigger: string) => this.do({ kind: 'trigger', trigger })
  skip = (path: string, reason = 'not needed') => this.do({ kind: 'skip', path, reason })
  advanceTo = (time: number) => this.do({ kind: 'advanceTo', time })

  /** Does an operation that must be refused and must leave the state as it was, to the byte. */
  refused(operation: Operation): OperationError {
    const before = encode(this.state)
    const next = proceed(this.program, this.moment, operation)
    if (next.ok) throw new Error(`${operation.kind} was taken`)
    if (encode(this.state).join() !== before.join()) throw new Error('the state changed')
    return next.error
  }

  task(path: string): TaskView {
    const seen = taskView(this.program, this.state, path)
    if (!seen) throw new Error(`no task at ${path}`)
    return seen
  }

  /** The states of several tasks, as `dormant in_progress`. */
  states(...paths: readonly string[]): string {
    return paths.map((path): TaskState => this.task(path).state).join(' ')
  }

  value(item: string): JsonValue | undefined {
    return valueOf(this.program, this.state, item)
  }

  eval(text: string, path?: string): JsonValue {
    const result = evaluate(this.program, this.state, text, path)
    if (!result.ok) throw new Error(result.message)
    return result.value
  }

  /** The rules that changed a task in the last operation, pass after pass. */
  rules(path: string): readonly string[] {
    return this.record.passes
      .flat()
      .flatMap((change) => ('path' in change && change.path === path ? [change.rule] : []))
  }
}
