import { createStore, type StoreApi } from 'zustand/vanilla'
import type { TaskPath, TaskState } from '../../runtime/index.ts'

/** What a task breakpoint waits for: a state that the task comes into, or any change of it. */
export type BreakState = Exclude<TaskState, 'dormant'> | 'any'

/** Where a run that is played shall stop. */
export type BreakCause =
  | { readonly kind: 'task'; readonly path: TaskPath; readonly on: BreakState }
  /** Stops where the condition becomes true. */
  | { readonly kind: 'condition'; readonly text: string }
  /** Stops where a requirement of the pathway, a `property` block, is broken. */
  | { readonly kind: 'property'; readonly name: string }

export type Breakpoint = BreakCause & { readonly id: number; readonly enabled: boolean }

/** Keeps the breakpoints of a document somewhere; they speak of the pathway, never of a patient. */
export interface BreakpointKeeper {
  read(): string | null
  write(data: string): void
}

export interface Breakpoints {
  readonly state: StoreApi<readonly Breakpoint[]>
  readonly add: (cause: BreakCause) => void
  readonly remove: (id: number) => void
  readonly enable: (id: number, enabled: boolean) => void
  /** Changes what a task breakpoint waits for. */
  readonly waitFor: (id: number, on: BreakState) => void
  /** Sets a breakpoint on the start of a task, or takes all of the task away; says whether there is one now. */
  readonly toggleTask: (path: TaskPath) => boolean
}

export function createBreakpoints(keeper?: BreakpointKeeper): Breakpoints {
  const state = createStore<readonly Breakpoint[]>(() => readKept(keeper?.read() ?? null))
  const set = (list: readonly Breakpoint[]): void => {
    state.setState(list, true)
    keeper?.write(JSON.stringify(list))
  }
  const change = (id: number, made: (one: Breakpoint) => Breakpoint): void =>
    set(state.getState().map((one) => (one.id === id ? made(one) : one)))
  const add = (cause: BreakCause): void => {
    const list = state.getState()
    if (list.some((one) => sameCause(one, cause))) return
    set([...list, { ...cause, id: Math.max(0, ...list.map(({ id }) => id)) + 1, enabled: true }])
  }
  return {
    state,
    add,
    remove: (id) => set(state.getState().filter((one) => one.id !== id)),
    enable: (id, enabled) => change(id, (one) => ({ ...one, enabled })),
    waitFor: (id, on) => change(id, (one) => (one.kind === 'task' ? { ...one, on } : one)),
    toggleTask(path) {
      const list = state.getState()
      const others = list.filter((one) => one.kind !== 'task' || one.path !== path)
      if (others.length < list.length) set(others)
      else add({ kind: 'task', path, on: 'in_progress' })
      return others.length === list.length
    },
  }
}

function sameCause(a: BreakCause, b: BreakCause): boolean {
  if (a.kind === 'task') return b.kind === 'task' && a.path === b.path && a.on === b.on
  if (a.kind === 'condition') return b.kind === 'condition' && a.text === b.text
  return b.kind === 'property' && a.name === b.name
}

/** What was kept, as far as it has the form of breakpoints: the storage of a browser can hold anything. */
function readKept(data: string | null): readonly Breakpoint[] {
  try {
    const list: unknown = JSON.parse(data ?? '[]')
    return Array.isArray(list) ? list.filter(isBreakpoint) : []
  } catch {
    return []
  }
}

const STATES: readonly unknown[] = ['in_progress', 'completed', 'discarded', 'any'] satisfies BreakState[]

function isBreakpoint(data: unknown): data is Breakpoint {
  if (typeof data !== 'object' || data === null) return false
  const { id, enabled, kind, path, on, text, name } = data as Readonly<Record<string, unknown>>
  if (typeof id !== 'number' || typeof enabled !== 'boolean') return false
  if (kind === 'task') return typeof path === 'string' && STATES.includes(on)
  if (kind === 'condition') return typeof text === 'string'
  return kind === 'property' && typeof name === 'string'
}
