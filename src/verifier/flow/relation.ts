import type { Actor } from './footprint.ts'

/** Which actors have to be looked at together with which. */
export class Relation {
  readonly pairs = new Map<Actor, Set<Actor>>()

  of(actor: Actor): ReadonlySet<Actor> {
    return this.pairs.get(actor) ?? NOBODY
  }

  /** In both directions. */
  cross(first: readonly Actor[], second: readonly Actor[]): void {
    for (const a of first)
      for (const b of second) {
        if (a === b) continue
        this.add(a, b)
        this.add(b, a)
      }
  }

  add(from: Actor, to: Actor): void {
    const known = this.pairs.get(from)
    if (known) known.add(to)
    else this.pairs.set(from, new Set([to]))
  }
}

const NOBODY: ReadonlySet<Actor> = new Set()
