import { fromBase64, toBase64 } from './encoding.ts'

/** The state of a log at one moment (C2SP tlog-checkpoint): the text of a signed note. */
export interface Checkpoint {
  /** Name of the log, a URL without scheme by convention. */
  readonly origin: string
  readonly treeSize: number
  readonly rootHash: Uint8Array
}

const SIZE = /^(?:0|[1-9]\d{0,15})$/

export function formatCheckpoint({ origin, treeSize, rootHash }: Checkpoint): string {
  return `${origin}\n${treeSize}\n${toBase64(rootHash)}\n`
}

/** Nothing for a text that is no checkpoint, or one with extension lines, which this log does not write. */
export function parseCheckpoint(text: string): Checkpoint | undefined {
  const [origin, size, root, end, ...rest] = text.split('\n')
  if (origin === undefined || origin === '' || size === undefined || root === undefined) return undefined
  if (end !== '' || rest.length > 0 || !SIZE.test(size)) return undefined
  const rootHash = fromBase64(root)
  const treeSize = Number(size)
  if (rootHash?.length !== 32 || !Number.isSafeInteger(treeSize)) return undefined
  return { origin, treeSize, rootHash }
}
