import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from './database.ts'
import { documentsIn } from './documents.ts'
import { versionsIn, type Versions } from './versions.ts'

let versions: Versions
let documents: ReturnType<typeof documentsIn>
let time = 0
let count = 0
const layout = { version: 1, positions: {} } as const
const seed = { documentId: 'd', name: 'First', note: '', text: 'plan', layout, scenarios: [{ name: 'one' }] }

beforeEach(() => {
  time = 1000
  count += 1
  const local = openDatabase(`versions-${count}`)
  const now = () => time
  versions = versionsIn(local, now)
  documents = documentsIn(local, now)
})

describe('the versions of a document', () => {
  it('are listed with the newest first, and those of other documents are not', async () => {
    await versions.save(seed)
    time = 2000
    await versions.save({ ...seed, name: 'Second', text: 'plan 2' })
    await versions.save({ ...seed, documentId: 'other' })
    expect((await versions.list('d')).map(({ name, text }) => [name, text])).toEqual([
      ['Second', 'plan 2'],
      ['First', 'plan'],
    ])
  })

  it('come back as they were when a deletion is taken back', async () => {
    const made = await versions.save(seed)
    await versions.remove(made.id)
    expect(await versions.list('d')).toEqual([])
    await versions.restore(made)
    expect(await versions.list('d')).toEqual([made])
  })

  it('go with their document, and come back with it', async () => {
    const document = await documents.create({ name: 'A', text: '', layout, scenarios: [], origin: { kind: 'new' } })
    const made = await versions.save({ ...seed, documentId: document.id })
    const removed = await documents.remove(document.id)
    expect(await versions.list(document.id)).toEqual([])
    expect(removed).toEqual({ document, versions: [made] })
    if (removed !== undefined) await documents.restore(removed)
    expect(await versions.list(document.id)).toEqual([made])
    expect(await documents.get(document.id)).toEqual(document)
  })
})
