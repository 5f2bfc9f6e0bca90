import { describe, expect, it } from 'vitest'
import { createEditorDocument } from '../../editor/index.ts'
import { keepPlace, type PlaceStorage } from './place-keeper.ts'

const TEXT = `plan :: 'Root' ; component :: 'Ward' ; component :: 'Home' ; end plan .
plan :: 'Ward' ; component :: 'Night' ; end plan . plan :: 'Night' ; component :: 'Rest' ; end plan .
plan :: 'Home' ; end plan . action :: 'Rest' ; end action .`

const open = (text = TEXT) =>
  createEditorDocument({ text, layout: { version: 1, positions: {} }, name: 'test', now: () => 0 })

function storage(): PlaceStorage & { readonly data: Map<string, string> } {
  const data = new Map<string, string>()
  return { data, getItem: (key) => data.get(key) ?? null, setItem: (key, value) => void data.set(key, value) }
}

describe('where the author is', () => {
  it('comes back after a reload: the plan that fills the canvas and those opened in place', () => {
    const kept = storage()
    const before = open()
    keepPlace(before, 'a', kept)
    before.expand(['Root/Ward', 'Root/Home'], true)
    before.openAlone(['Root', 'Ward'])
    const after = open()
    keepPlace(after, 'a', kept)
    expect([...after.view.getState().expanded].sort()).toEqual(['Root/Home', 'Root/Ward'])
    expect(after.view.getState().plan).toEqual(['Root', 'Ward'])
  })

  it('is forgotten for plans that are gone, and is of one document only', () => {
    const kept = storage()
    const before = open()
    keepPlace(before, 'a', kept)
    before.expand(['Root/Ward'], true)
    before.openAlone(['Root', 'Ward', 'Night'])
    const changed = open(`plan :: 'Root' ; component :: 'Home' ; end plan . plan :: 'Home' ; end plan .`)
    keepPlace(changed, 'a', kept)
    expect(changed.view.getState()).toMatchObject({ plan: ['Root'], expanded: new Set() })
    const other = open()
    keepPlace(other, 'b', kept)
    expect(other.view.getState().plan).toEqual(['Root'])
  })

  it.each(['', '7', '{"base":7}', '{"expanded":[1,null]}', 'null'])('a broken record (%s) opens the root', (record) => {
    const kept = storage()
    kept.data.set('ez-doctor.place.a', record)
    const document = open()
    keepPlace(document, 'a', kept)
    expect(document.view.getState()).toMatchObject({ plan: ['Root'], expanded: new Set() })
  })

  it('a storage that refuses hinders nothing', () => {
    const refuse = (): never => {
      throw new DOMException('no')
    }
    const document = open()
    keepPlace(document, 'a', { getItem: refuse, setItem: refuse })
    document.expand(['Root/Ward'], true)
    expect(document.view.getState().expanded).toEqual(new Set(['Root/Ward']))
  })
})
