import type { DatabaseSync } from 'node:sqlite'
import { equalBytes, isSignedBy, leafHash, parseCheckpoint, parseNote, parseNoteKey } from '../../contracts/index.ts'
import { LedgerError } from './ledger.ts'
import { nodesCompletedBy, rootAt } from './tree.ts'
import type { ReadNode } from './tree.ts'

export function isEmptyLog(database: DatabaseSync): boolean {
  return database.prepare('SELECT 1 FROM nodes LIMIT 1').get() === undefined
}

function storedNodes(database: DatabaseSync, damaged: () => LedgerError): ReadNode {
  const select = database.prepare('SELECT hash FROM nodes WHERE level = ? AND place = ?')
  return (level, place) => {
    const hash = select.get(level, place)?.['hash']
    if (hash instanceof Uint8Array) return hash
    throw damaged()
  }
}

/** Hashes every entry again; returns how many there are when the nodes that are kept are exactly those they need. */
function recount(database: DatabaseSync, read: ReadNode): number | undefined {
  let size = 0
  let needed = 0
  for (const { place, entry } of database.prepare('SELECT place, entry FROM entries ORDER BY place').iterate()) {
    if (Number(place) !== size) return undefined
    const nodes = nodesCompletedBy(leafHash(Buffer.from(String(entry))), size, read)
    if (!nodes.every(({ level, index, hash }) => equalBytes(read(level, index), hash))) return undefined
    size++
    needed += nodes.length
  }
  const kept = database.prepare('SELECT count(*) AS kept FROM nodes').get()?.['kept']
  return kept === needed ? size : undefined
}

/**
 * A log that was edited, cut or given another key must not go on: its next checkpoint would deny what its
 * receipts say. Looks at every entry, every node and the last checkpoint.
 * @throws LedgerError
 */
export async function refuseDamagedLog(database: DatabaseSync, file: string, key: string): Promise<void> {
  if (isEmptyLog(database)) return
  const damaged = (): LedgerError =>
    new LedgerError(`The log ${file} does not fit its last checkpoint. Put it back from a backup.`)
  const read = storedNodes(database, damaged)
  const size = recount(database, read)
  const last = database.prepare('SELECT checkpoint FROM entries ORDER BY place DESC LIMIT 1').get()
  const note = parseNote(String(last?.['checkpoint']))
  const state = parseCheckpoint(note?.text ?? '')
  const owner = parseNoteKey(key)
  if (size === undefined || note === undefined || state?.treeSize !== size || owner === undefined) throw damaged()
  if (!equalBytes(state.rootHash, rootAt(size, read))) throw damaged()
  if (!(await isSignedBy(note, owner))) {
    throw new LedgerError(`The key of the log ${file} is another one than before. Put it back from a backup.`)
  }
}
