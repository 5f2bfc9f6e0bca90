/** A set of whole numbers that gives the smallest one first: a binary heap without duplicates. */
export class SmallestFirst {
  readonly #heap: number[] = []
  readonly #present = new Set<number>()

  add(value: number): void {
    if (this.#present.has(value)) return
    this.#present.add(value)
    const heap = this.#heap
    let at = heap.length
    heap.push(value)
    while (at > 0) {
      const above = (at - 1) >> 1
      const parent = heap[above] as number
      if (parent <= value) break
      heap[at] = parent
      at = above
    }
    heap[at] = value
  }

  /** Takes the smallest number out; nothing when there is none. */
  take(): number | undefined {
    const heap = this.#heap
    const smallest = heap[0]
    const last = heap.pop()
    if (smallest === undefined || last === undefined) return undefined
    this.#present.delete(smallest)
    if (heap.length > 0) this.#sink(last)
    return smallest
  }

  #sink(value: number): void {
    const heap = this.#heap
    let at = 0
    for (let below = 1; below < heap.length; below = 2 * at + 1) {
      const right = below + 1
      const child = right < heap.length && (heap[right] as number) < (heap[below] as number) ? right : below
      if ((heap[child] as number) >= value) break
      heap[at] = heap[child] as number
      at = child
    }
    heap[at] = value
  }
}
