import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from './database.ts'
import { documentsIn, type Documents } from './documents.ts'

let documents: Documents
let time = 0
let count = 0
const seed = {
  name: 'A',
  text: 'plan',
  layout: { version: 1, positions: {} },
  scenarios: [],
  origin: { kind: 'new' },
} as const

beforeEach(() => {
  time = 1000
  count += 1
  documents = documentsIn(openDatabase(`test-${count}`), () => time)
})

describe('the documents of a browser', () => {
  it('are listed with the last changed one first', async () => {
    const first = await documents.create(seed)
    time = 2000
    await documents.create({ ...seed, name: 'B' })
    time = 3000
    await documents.save(first.id, { text: 'plan 2' })
    expect((await documents.list()).map(({ name, changedAt }) => [name, changedAt])).toEqual([
      ['A', 3000],
      ['B', 2000],
    ])
  })

  it('keep what a change leaves out', async () => {
    const { id } = await documents.create({ ...seed, scenarios: [{ name: 'one' }] })
    await documents.save(id, { text: 'changed' })
    expect(await documents.get(id)).toMatchObject({ text: 'changed', name: 'A', scenarios: [{ name: 'one' }] })
  })

  it('say so when a document to be saved is gone: nothing is lost in silence', async () => {
    const { id } = await documents.create(seed)
    await documents.remove(id)
    await expect(documents.save(id, { text: 'late' })).rejects.toThrow('no longer kept')
  })

  it('come back as they were when a deletion is taken back', async () => {
    const made = await documents.create(seed)
    const removed = await documents.remove(made.id)
    expect(await documents.list()).toEqual([])
    if (removed !== undefined) await documents.restore(removed)
    expect(await documents.get(made.id)).toEqual(made)
  })
})
