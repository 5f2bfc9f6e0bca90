import { z } from 'zod'
import { canonicalBytes } from './canonical.ts'
import { parseCheckpoint } from './checkpoint.ts'
import type { Checkpoint } from './checkpoint.ts'
import { equalBytes, fromHex, toHex } from './encoding.ts'
import { leafHash, rootFromInclusion } from './merkle.ts'
import { isSignedBy, parseNote, parseNoteKey } from './note.ts'
import type { ContractCheck, ContractProblem } from './problem.ts'
import { contractNameSchema, digestSchema, versionSchema } from './schema.ts'
import { readShape } from './shape.ts'
import type { ContractBundle, LogEntry, Receipt } from './types.ts'

const count = z.number('Must be a number.').int('Must be a whole number.').min(0, 'Must not be negative.')

/** Proof that a contract stands in a log (L5). */
export const receiptSchema = z.strictObject(
  {
    format: z.literal('ez-doctor-receipt', 'This is no receipt.'),
    formatVersion: z.literal(1, 'This receipt has a format that this version does not know.'),
    digest: digestSchema,
    name: contractNameSchema,
    version: versionSchema,
    publishedAt: z.iso.datetime({ precision: 3, error: 'The time must look like 2027-01-31T12:00:00.000Z.' }),
    index: count,
    treeSize: count,
    rootHash: digestSchema,
    inclusionProof: z.array(digestSchema).max(64, 'The proof is too long.'),
    checkpoint: z.string('The checkpoint is missing.').max(20_000, 'The checkpoint is too long.'),
    log: z.string('The key of the log is missing.').max(500, 'The key of the log is too long.'),
  },
  'The receipt is missing.',
)

/** What the log keeps of a publication. No free text: nothing that could name a patient. */
export function logEntryOf({
  digest,
  name,
  version,
  publishedAt,
}: Omit<LogEntry, 'format' | 'formatVersion'>): LogEntry {
  return { format: 'ez-doctor-log-publish', formatVersion: 1, digest, name, version, publishedAt }
}

/** The bytes of an entry, whose hash is the leaf. */
export function logEntryBytes(entry: LogEntry): Uint8Array {
  return canonicalBytes(entry)
}

/** What the check of a receipt found. */
export type ReceiptVerdict =
  | { readonly ok: true; readonly receipt: Receipt; readonly checks: readonly ContractCheck[] }
  | { readonly ok: false; readonly problems: readonly ContractProblem[]; readonly checks: readonly ContractCheck[] }

/** What a receipt must fit. */
export interface ReceiptExpectation {
  /** The contract it is for; without it only the receipt itself is checked. */
  readonly bundle?: ContractBundle
  /** The key of the log that one trusts (`name+hash+key`); without it the receipt's own is taken and shown. */
  readonly log?: string
}

type Finding = ContractCheck & { readonly where: string }

function finding(code: string, where: string, passed: boolean, good: string, bad: string): Finding {
  return { code: passed ? code : `${code}-failed`, where, passed, message: passed ? good : bad }
}

function contractFinding(receipt: Receipt, { digest, content }: ContractBundle): Finding {
  const { name, version } = content.manifest
  const fits = receipt.digest === digest && receipt.name === name && receipt.version === version
  return finding(
    'receipt.contract',
    '/receipt/digest',
    fits,
    'The receipt is for this contract.',
    `The receipt is for ${receipt.name}@${receipt.version} (${receipt.digest}), not for this contract.`,
  )
}

function inclusionFinding(receipt: Receipt): Finding {
  const proof = receipt.inclusionProof.map((hash) => fromHex(hash) ?? new Uint8Array())
  const leaf = leafHash(logEntryBytes(logEntryOf(receipt)))
  const root = rootFromInclusion(leaf, receipt.index, receipt.treeSize, proof)
  return finding(
    'receipt.inclusion',
    '/receipt/inclusionProof',
    root !== undefined && toHex(root) === receipt.rootHash,
    `It stands in the log as entry ${receipt.index + 1} of ${receipt.treeSize}, published ${receipt.publishedAt}.`,
    'The proof does not lead from this contract to the log: contract, time, place or proof were changed.',
  )
}

function stateFinding(receipt: Receipt, checkpoint: Checkpoint | undefined, name: string | undefined): Finding {
  const root = fromHex(receipt.rootHash) ?? new Uint8Array()
  return finding(
    'receipt.checkpoint',
    '/receipt/checkpoint',
    checkpoint !== undefined &&
      checkpoint.treeSize === receipt.treeSize &&
      checkpoint.origin === name &&
      equalBytes(checkpoint.rootHash, root),
    'The checkpoint is about exactly this state of the log.',
    'The checkpoint is about another state of the log, or cannot be read.',
  )
}

async function signatureFinding(receipt: Receipt, trusted: string | undefined): Promise<Finding> {
  const where = '/receipt/log'
  if (trusted !== undefined && trusted !== receipt.log) {
    const message = `The receipt comes from the log ${receipt.log}, not from the one you trust (${trusted}).`
    return { code: 'receipt.other-log', where, passed: false, message }
  }
  const key = parseNoteKey(receipt.log)
  const note = parseNote(receipt.checkpoint)
  return finding(
    'receipt.signature',
    where,
    key !== undefined && note !== undefined && (await isSignedBy(note, key)),
    `The checkpoint is signed by the log ${receipt.log}${trusted === undefined ? ' (compare this key with the one the store shows)' : ''}.`,
    'The checkpoint does not carry a valid signature of its log.',
  )
}

/**
 * Checks a receipt offline: it is for this contract, the proof leads to the root, the root is the checkpoint's, the
 * log signed the checkpoint (L5). The value may be hostile.
 */
export async function verifyReceipt(value: unknown, expected: ReceiptExpectation = {}): Promise<ReceiptVerdict> {
  const read = readShape(receiptSchema, value)
  if (!read.ok) {
    const problems = read.problems.map((problem) => ({ ...problem, where: `/receipt${problem.where}` }))
    return { ok: false, problems, checks: [] }
  }
  const receipt = read.value
  const checkpoint = parseCheckpoint(parseNote(receipt.checkpoint)?.text ?? '')
  const findings = [
    ...(expected.bundle === undefined ? [] : [contractFinding(receipt, expected.bundle)]),
    inclusionFinding(receipt),
    stateFinding(receipt, checkpoint, parseNoteKey(receipt.log)?.name),
    await signatureFinding(receipt, expected.log),
  ]
  const checks = findings.map(({ code, passed, message }) => ({ code, passed, message }))
  const problems = findings
    .filter(({ passed }) => !passed)
    .map(({ code, where, message }): ContractProblem => ({ code, where, message }))
  return problems.length === 0 ? { ok: true, receipt, checks } : { ok: false, problems, checks }
}
