/**
 * Finds what an author types part of: best first, in the given order among equals. Whole beginnings count more than
 * beginnings of words, those more than letters in order. An empty query keeps everything.
 */
export function ranked<Item>(query: string, items: readonly Item[], textOf: (item: Item) => string): Item[] {
  const wanted = query.trim().toLocaleLowerCase()
  if (wanted === '') return [...items]
  return items
    .map((item) => ({ item, score: score(wanted, textOf(item).toLocaleLowerCase()) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ item }) => item)
}

function score(wanted: string, text: string): number {
  if (text.startsWith(wanted)) return 4
  if (text.split(/[\s_\-/.]+/).some((word) => word.startsWith(wanted))) return 3
  if (text.includes(wanted)) return 2
  let at = -1
  for (const letter of wanted) {
    at = text.indexOf(letter, at + 1)
    if (at < 0) return 0
  }
  return 1
}
