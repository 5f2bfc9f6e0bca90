import { describe, expect, test } from 'vitest'
import { en } from '../messages/en.ts'
import { editorCommands } from './commands.ts'
import { matches, type KeyStroke } from './keys.ts'

const stroke = (key: string, more: Partial<KeyStroke> = {}): KeyStroke => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...more,
})

describe('keys', () => {
  test.each([
    ['Mod+Z', stroke('z', { ctrlKey: true }), true],
    ['Mod+Z', stroke('z', { metaKey: true }), true],
    ['Mod+Z', stroke('Z', { ctrlKey: true, shiftKey: true }), false],
    ['Mod+Shift+Z', stroke('Z', { ctrlKey: true, shiftKey: true }), true],
    ['A', stroke('a'), true],
    ['A', stroke('a', { ctrlKey: true }), false],
    ['F2', stroke('F2'), true],
    ['Alt+ArrowUp', stroke('ArrowUp', { altKey: true }), true],
    ['Alt+ArrowUp', stroke('ArrowUp', { altKey: true, shiftKey: true }), false],
  ])('K1: %s', (key, given, expected) => {
    expect(matches(given, key)).toBe(expected)
  })

  test('K1: a sign is matched whether or not it needs Shift', () => {
    expect(matches(stroke('+', { shiftKey: true }), '+')).toBe(true)
    expect(matches(stroke('+'), '+')).toBe(true)
    expect(matches(stroke('?', { shiftKey: true }), '?')).toBe(true)
  })
})

describe('commands', () => {
  test('have ids that are unique', () => {
    const ids = editorCommands.map(({ id }) => id)
    expect(ids).toEqual([...new Set(ids)])
  })

  test('have titles and when-clauses in the catalogue', () => {
    for (const { title, when } of editorCommands) {
      expect(en).toHaveProperty([title])
      expect(en).toHaveProperty([when])
    }
  })

  test('share no key within a region', () => {
    const taken = editorCommands.flatMap(({ region, keys }) =>
      keys.map((key) => `${region === 'anywhere' ? 'canvas' : region} ${key.toLowerCase()}`),
    )
    expect(taken).toEqual([...new Set(taken)])
  })
})
