/*
 * How wide a text is about, where there is no screen to measure it: widths of Helvetica and its like in thousandths of
 * the size, rounded up a little, so that a line that fits here fits in any of them.
 */
const NARROW = /[iIlj.,:;'|!()[\] ]/
const WIDE = /[mwMW@%—…]/
const CAPITAL = /[A-Z0-9&#+=<>≤≥≠]/
/** Scripts whose signs fill a square. */
const SQUARE = /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\u{1F300}-\u{1FAFF}]/u

export function textWidth(text: string, size: number): number {
  let width = 0
  for (const sign of text) width += widthOf(sign)
  return (width * size) / 1000
}

function widthOf(sign: string): number {
  if (SQUARE.test(sign)) return 1000
  if (NARROW.test(sign)) return 320
  if (WIDE.test(sign)) return 920
  return CAPITAL.test(sign) ? 690 : 570
}

/** The text in lines of at most `width`; what does not fit into `lines` of them ends with an ellipsis. */
export function wrap(text: string, size: number, width: number, lines: number): string[] {
  const words = text.trim().split(/\s+/).flatMap(piecesOf)
  const wrapped: string[] = []
  let line = ''
  for (const { text: word, joins } of words) {
    const longer = line === '' ? word : `${line}${joins ? '' : ' '}${word}`
    if (line === '' || textWidth(longer, size) <= width) line = longer
    else {
      wrapped.push(line)
      line = word
    }
  }
  if (line !== '') wrapped.push(line)
  const shown = wrapped.slice(0, lines)
  const last = shown.length - 1
  if (wrapped.length > lines) shown[last] = `${shown[last] ?? ''} …`
  return shown.map((one) => cut(one, size, width))
}

/** Scripts without spaces may be broken after every sign. */
function piecesOf(word: string): { readonly text: string; readonly joins: boolean }[] {
  if (!SQUARE.test(word)) return [{ text: word, joins: false }]
  return Array.from(word).map((text, at) => ({ text, joins: at > 0 }))
}

/** The text, or as much of its beginning as fits with an ellipsis. */
export function cut(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) return text
  let kept = Array.from(text.replace(/\s*…$/, ''))
  while (kept.length > 0 && textWidth(`${kept.join('')}…`, size) > width) kept = kept.slice(0, -1)
  return `${kept.join('').trimEnd()}…`
}
