/** What an exploration may hold, in bytes: beyond this it ends without a verdict (rule V21), before memory does. */
export const MAX_HELD = 2 ** 30

/** Measured on racing, parallel and sequential protocols of 30 to 20,000 tasks; pointers are 8 bytes. */
const NODE = 1200
const POINTER = 8
const EDGE = 450

/** About how much the nodes and edges of an exploration hold, in bytes; diagrams are counted where they are made. */
export class Held {
  bytes = 0

  /** @param key what tells the state of a node apart, @param events how many can happen there */
  node(key: string, events: number): void {
    this.bytes += NODE + key.length + events * POINTER
  }

  edge(): void {
    this.bytes += EDGE
  }

  clear(): void {
    this.bytes = 0
  }
}
