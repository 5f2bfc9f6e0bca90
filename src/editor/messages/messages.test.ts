import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser'
import { describe, expect, it } from 'vitest'
import { en, type MessageKey } from './en.ts'
import { zhCN } from './zh-CN.ts'

/** A count is a plural in English; a language without plural forms takes it as it is. */
const kindOf = (type: TYPE): string => TYPE[type === TYPE.plural ? TYPE.argument : type]

/** Name and kind of every argument of a message, sorted: what a translation must take over. */
function argumentsOf(elements: readonly MessageFormatElement[]): string[] {
  const found = elements.flatMap((element): string[] => {
    switch (element.type) {
      case TYPE.literal:
      case TYPE.pound:
        return []
      case TYPE.plural:
      case TYPE.select:
        return [
          `${element.value}:${kindOf(element.type)}`,
          ...Object.values(element.options).flatMap((option) => argumentsOf(option.value)),
        ]
      case TYPE.tag:
        return [`${element.value}:tag`, ...argumentsOf(element.children)]
      default:
        return [`${element.value}:${kindOf(element.type)}`]
    }
  })
  return [...new Set(found)].sort()
}

const keys = Object.keys(en) as MessageKey[]

/** The parts that the catalogue of a language is put together from. */
const parts = Object.entries(
  import.meta.glob<Readonly<Record<string, Readonly<Record<string, string>>>>>(['./en/*.ts', '!./en/drawing.ts'], {
    eager: true,
  }),
)

describe('message catalogue', () => {
  it('says each key once: no part overrides another', () => {
    const places = new Map<string, string>()
    for (const [file, exported] of parts)
      for (const key of Object.values(exported).flatMap((part) => Object.keys(part))) {
        expect(places.get(key), `${key} stands in ${file} too`).toBeUndefined()
        places.set(key, file)
      }
    expect(places.size).toBe(keys.length)
  })

  it('has the same keys in every language', () => {
    expect(keys.length).toBeGreaterThan(50)
    expect(Object.keys(zhCN).sort()).toEqual([...keys].sort())
  })

  it.each(keys)('%s: is valid ICU with the same arguments in every language', (key) => {
    const english = argumentsOf(parse(en[key]))
    expect(argumentsOf(parse(zhCN[key]))).toEqual(english)
  })

  it('is translated: no sentence of two words or more stands unchanged', () => {
    const unchanged = keys.filter((key) => /[a-z]+ [a-z]+/i.test(en[key]) && zhCN[key] === en[key])
    expect(unchanged).toEqual([])
  })
})
