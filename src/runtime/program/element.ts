/**
 * The element at a position that exists: positions of tasks, items, candidates and sources are handed out together with
 * the lists they belong to.
 */
export function element<T>(list: readonly T[], position: number): T {
  return list[position] as T
}
