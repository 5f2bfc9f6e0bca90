import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { writeModel } from '../formats/index.ts'
import type { Definition, ParsedProtocol } from '../model/index.ts'
import { protocols, protocolTexts, scatter } from '../testing/index.ts'
import { parse, printDefinition } from '../text/index.ts'
import { diffProtocols } from './diff.ts'
import { changeSentence, englishSpeaker } from './english.ts'
import type { Change } from './types.ts'

const changes = (before: string, after: string): readonly Change[] =>
  diffProtocols({ parsed: parse(before) }, { parsed: parse(after) }).changes

const textOf = (definitions: readonly Definition[]): string => `${definitions.map(printDefinition).join('\n\n')}\n`

/** What a protocol says, with everything put in one order whose order nobody can see. */
function meaning(parsed: ParsedProtocol): string {
  const { definitions } = writeModel(parsed) as { readonly definitions: readonly object[] }
  const plain = definitions.map((one) =>
    JSON.stringify(one, (key, value: unknown) =>
      key === 'after' || key === 'codes' ? (value as string[]).toSorted() : value,
    ),
  )
  return plain.sort().join('\n')
}

/** One definition with an attribute or a part taken out, or taken from another definition of its kind. */
function mutated(definitions: readonly Definition[], seed: number): readonly Definition[] {
  const at = seed % definitions.length
  const node = definitions[at]
  if (node === undefined) return definitions
  const others = definitions.filter(({ kind }, place) => kind === node.kind && place !== at)
  const keys = Object.keys(node).filter((key) => !['kind', 'name', 'span'].includes(key))
  const key = keys[seed % Math.max(1, keys.length)]
  if (key === undefined) return definitions.toSpliced(at, 1)
  const value = (node as unknown as Record<string, unknown>)[key]
  const other = others[seed % Math.max(1, others.length)] as unknown as Record<string, unknown> | undefined
  const next = Array.isArray(value) ? value.slice(1) : other?.[key]
  const { [key]: _gone, ...rest } = node as unknown as Record<string, unknown>
  const changed = (next === undefined ? rest : { ...rest, [key]: next }) as unknown as Definition
  return definitions.with(at, changed)
}

describe('differences of any protocols', () => {
  test('X1: none between a protocol and itself, however it is written', () => {
    fc.assert(
      fc.property(fc.tuple(protocolTexts(), fc.nat(), fc.gen()), ([text, , draw]) => {
        const other = scatter(text, draw)
        const diff = diffProtocols({ parsed: parse(text) }, { parsed: parse(other) })
        expect(diff.changes).toEqual([])
        expect(diff.comments || diff.formatting).toBe(text !== other)
      }),
      { numRuns: 60 },
    )
  })

  test('X2: some, exactly when the model differs', () => {
    fc.assert(
      fc.property(protocols(), fc.nat(), (definitions, seed) => {
        const [before, after] = [textOf(definitions), textOf(mutated(definitions, seed))]
        const differs = meaning(parse(before)) !== meaning(parse(after))
        expect(changes(before, after).length > 0).toBe(differs)
      }),
      { numRuns: 300 },
    )
  })

  test('X2: between any two protocols too, and every one can be said', () => {
    fc.assert(
      fc.property(protocolTexts(), protocolTexts(), (before, after) => {
        const [old, now] = [parse(before), parse(after)]
        const found = changes(before, after)
        expect(found.length > 0).toBe(meaning(old) !== meaning(now))
        const speaker = englishSpeaker(old, now)
        for (const change of found) expect(changeSentence(change, speaker)).not.toMatch(/undefined|\{\w+\}|^$/)
      }),
      { numRuns: 80 },
    )
  })

  test('X2: what one direction adds the other takes out', () => {
    const OPPOSITE = { added: 'removed', removed: 'added', changed: 'changed', renamed: 'renamed' } as const
    const kinds = (list: readonly Change[], turn: boolean): string[] =>
      list
        .filter(({ kind }) => kind !== 'moved')
        .map(({ kind, path, attribute }) => {
          const said = turn && kind !== 'moved' ? OPPOSITE[kind] : kind
          return `${said} ${attribute ?? path.at(-1)?.kind ?? 'definition'}`
        })
        .sort()
    fc.assert(
      fc.property(protocols(), fc.nat(), (definitions, seed) => {
        const [before, after] = [textOf(definitions), textOf(mutated(definitions, seed))]
        expect(kinds(changes(after, before), true)).toEqual(kinds(changes(before, after), false))
      }),
      { numRuns: 150 },
    )
  })
})
