/** What properties look at: it counts at all times, and its changes are never passed over. */
export interface Watched {
  readonly tasks: ReadonlySet<number>
  readonly items: ReadonlySet<number>
}

export const NOTHING_WATCHED: Watched = { tasks: new Set(), items: new Set() }
