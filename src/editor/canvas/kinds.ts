import type { TaskClass } from '../../proforma/index.ts'

/** The classes in the order of the palette, and the key of each. */
export const PLACEABLE = ['enquiry', 'decision', 'action', 'plan', 'task'] as const satisfies readonly TaskClass[]

export const PLACE_KEYS: Readonly<Record<TaskClass, string>> = {
  action: 'A',
  enquiry: 'E',
  decision: 'D',
  plan: 'P',
  task: 'K',
}
