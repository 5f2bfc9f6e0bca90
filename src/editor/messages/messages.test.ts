import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser'
import { describe, expect, it } from 'vitest'
import { en, type MessageKey } from './en.ts'
import { zhCN } from './zh-CN.ts'

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
          `${element.value}:${TYPE[element.type]}`,
          ...Object.values(element.options).flatMap((option) => argumentsOf(option.value)),
        ]
      case TYPE.tag:
        return [`${element.value}:tag`, ...argumentsOf(element.children)]
      default:
        return [`${element.value}:${TYPE[element.type]}`]
    }
  })
  return [...new Set(found)].sort()
}

const keys = Object.keys(en) as MessageKey[]

describe('message catalogue', () => {
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
