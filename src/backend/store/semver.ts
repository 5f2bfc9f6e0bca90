/** Order of semantic versions (semver.org 2.0.0, section 11); negative when `a` comes before `b`. */
export function compareVersions(a: string, b: string): number {
  const [coreA, preA] = split(a)
  const [coreB, preB] = split(b)
  return compareLists(coreA, coreB) || comparePrereleases(preA, preB)
}

function split(version: string): readonly [readonly string[], readonly string[]] {
  const dash = version.indexOf('-')
  if (dash < 0) return [version.split('.'), []]
  return [version.slice(0, dash).split('.'), version.slice(dash + 1).split('.')]
}

/** A release comes after all its pre-releases. */
function comparePrereleases(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return b.length - a.length
  return compareLists(a, b)
}

function compareLists(a: readonly string[], b: readonly string[]): number {
  for (const [index, part] of a.entries()) {
    const other = b[index]
    if (other === undefined) return 1
    const order = compareParts(part, other)
    if (order !== 0) return order
  }
  return a.length - b.length
}

const NUMBER = /^\d+$/

/** Numbers by value and before words; words by their bytes. */
function compareParts(a: string, b: string): number {
  if (NUMBER.test(a) && NUMBER.test(b)) return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0)
  if (NUMBER.test(a) !== NUMBER.test(b)) return NUMBER.test(a) ? -1 : 1
  return a < b ? -1 : a > b ? 1 : 0
}
