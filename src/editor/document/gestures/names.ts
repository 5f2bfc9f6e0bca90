import { freeName, isName, type ProtocolIndex, type TaskClass } from '../../../proforma/index.ts'

const BASES: Readonly<Record<TaskClass, string>> = {
  action: 'Action',
  enquiry: 'Enquiry',
  decision: 'Decision',
  plan: 'Plan',
  task: 'Task',
}

const MOST = 40

/** Whether something has this name already. */
export function isTaken({ tasks, data, parameters, properties, header }: ProtocolIndex, name: string): boolean {
  return (
    tasks.has(name) ||
    data.has(name) ||
    parameters.has(name) ||
    properties.has(name) ||
    header?.name.text === name ||
    isCandidate(tasks, name)
  )
}

function isCandidate(tasks: ProtocolIndex['tasks'], name: string): boolean {
  for (const task of tasks.values())
    if (task.kind === 'decision' && task.candidates.some((candidate) => candidate.name.text === name)) return true
  return false
}

/** A free name for a new task: `Action_1`, `Action_2`, … (rule G6). */
export function newTaskName(index: ProtocolIndex, kind: TaskClass): string {
  for (let count = 1; ; count++) {
    const name = `${BASES[kind]}_${count}`
    if (!isTaken(index, name)) return name
  }
}

/** Whether a name was made up here, so that the first caption may replace it. */
export function isMadeUp(name: string): boolean {
  return /^(Action|Enquiry|Decision|Plan|Task|Option|item)_\d+$/.test(name)
}

/** A free name that says what a caption says: `Blood pressure?` becomes `Blood_pressure`. Nothing when no letter is left. */
export function nameFor(index: ProtocolIndex, caption: string): string | undefined {
  const plain = caption.normalize('NFKD').replaceAll(/\p{M}/gu, '')
  const base = plain
    .replaceAll(/[^\p{L}\p{N}]+/gu, '_')
    .slice(0, MOST)
    .replaceAll(/^_+|_+$/g, '')
  if (!/\p{L}/u.test(base) || !isName(base)) return undefined
  return freeName(/^\p{L}/u.test(base) ? base : `T_${base}`, (name) => isTaken(index, name))
}
