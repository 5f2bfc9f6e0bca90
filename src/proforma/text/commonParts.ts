/** Blocks are compared by the engine at once, several times faster than character by character. */
const BLOCK = 8192

/** How many characters two texts share at their start, and how many of the rest at their end. */
export function commonParts(a: string, b: string): { readonly prefix: number; readonly suffix: number } {
  const most = Math.min(a.length, b.length)
  const prefix = commonPrefix(a, b, most)
  return { prefix, suffix: commonSuffix(a, b, most - prefix) }
}

function commonPrefix(a: string, b: string, most: number): number {
  let n = 0
  while (n + BLOCK <= most && a.slice(n, n + BLOCK) === b.slice(n, n + BLOCK)) n += BLOCK
  while (n < most && a.charCodeAt(n) === b.charCodeAt(n)) n++
  return n
}

function commonSuffix(a: string, b: string, most: number): number {
  const endA = a.length
  const endB = b.length
  let n = 0
  while (n + BLOCK <= most && a.slice(endA - n - BLOCK, endA - n) === b.slice(endB - n - BLOCK, endB - n)) n += BLOCK
  while (n < most && a.charCodeAt(endA - 1 - n) === b.charCodeAt(endB - 1 - n)) n++
  return n
}
