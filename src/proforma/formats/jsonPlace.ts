const TOKEN =
  /\s*(?:([[\]{}:,])|("[ !#-[\]-\uffff]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[ !#-[\]-\uffff]*)*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?(?![\w.])|(?:true|false|null)\b))/y

type Expected = 'value' | 'value or ]' | 'key' | 'key or }' | ':' | ', or end'

/**
 * Where a text stops being JSON, as an offset; its end when something is missing there. Engines say it in different words or
 * not at all, so it is found here.
 */
export function endOfValidJson(text: string): number {
  const open: string[] = []
  let expected: Expected = 'value'
  for (let at = 0; ; ) {
    TOKEN.lastIndex = at
    const token = TOKEN.exec(text)
    const start = at + (/^\s*/.exec(text.slice(at, token === null ? undefined : TOKEN.lastIndex))?.[0].length ?? 0)
    if (token === null) return start
    const next = after(expected, token, open)
    if (next === undefined) return start
    expected = next
    at = TOKEN.lastIndex
  }
}

/** What may follow a token, or nothing when it may not stand here. `open` holds the brackets around it. */
function after(expected: Expected, [, mark, text]: RegExpExecArray, open: string[]): Expected | undefined {
  switch (expected) {
    case ':':
      return mark === ':' ? 'value' : undefined
    case 'key':
    case 'key or }':
      if (text !== undefined) return ':'
      return mark === '}' && expected === 'key or }' ? closed(open) : undefined
    case ', or end':
      if (mark === ',' && open.length > 0) return open.at(-1) === '{' ? 'key' : 'value'
      return (mark === '}' && open.at(-1) === '{') || (mark === ']' && open.at(-1) === '[') ? closed(open) : undefined
    default:
      if (mark === undefined) return ', or end'
      if (mark === ']' && expected === 'value or ]') return closed(open)
      if (mark !== '{' && mark !== '[') return undefined
      open.push(mark)
      return mark === '{' ? 'key or }' : 'value or ]'
  }
}

function closed(open: string[]): Expected {
  open.pop()
  return ', or end'
}
