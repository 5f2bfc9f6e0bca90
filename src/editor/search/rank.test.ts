import { expect, test } from 'vitest'
import { rank } from './rank.ts'

const titles = (query: string, items: readonly (readonly [string, string?])[]): string[] =>
  rank(
    query,
    items.map(([title, detail = '']) => ({ title, detail })),
  ).map(({ title }) => title)

test('beginnings come before words, words before parts, the title before the detail', () => {
  expect(titles('blood', [['Xblood'], ['Red blood'], ['Blood test'], ['Nothing']])).toEqual([
    'Blood test',
    'Red blood',
    'Xblood',
  ])
  expect(titles('blood', [['Other', 'of blood'], ['Xblood'], ['Boil out odd']])).toEqual(['Xblood', 'Other'])
})

test('what fits far worse than the best is left out, and found when nothing better is there', () => {
  expect(titles('blood', [['Boil out odd'], ['Other', 'blood'], ['Blood test']])).toEqual(['Blood test'])
  expect(titles('blood', [['Boil out odd'], ['Nothing']])).toEqual(['Boil out odd'])
})

test('every word has to be found, wherever it stands', () => {
  expect(titles('test blood', [['Blood test'], ['Blood'], ['Test', 'of blood']])).toEqual(['Blood test', 'Test'])
})

test('of two that fit alike the shorter one comes first; nothing typed keeps the order', () => {
  expect(titles('treat', [['Treat the family too'], ['Treat']])).toEqual(['Treat', 'Treat the family too'])
  expect(titles('  ', [['B'], ['A']])).toEqual(['B', 'A'])
})
