import { canonicalText } from './canonical.ts'
import { verifyBundleData } from './bundle.ts'
import type { JsonData } from './data.ts'
import type { ContractCheck, ContractProblem } from './problem.ts'
import { verifyReceipt } from './receipt.ts'
import { problemOf } from './shape.ts'
import { parseStrictJson } from './strict-json.ts'
import type { ContractBundle, Digest, PublishedContract, Receipt } from './types.ts'

/** What the check of a contract file found. */
export type FileVerdict =
  | {
      readonly ok: true
      readonly digest: Digest
      readonly bundle: ContractBundle
      /** Absent when the file is a contract that was signed but not published. */
      readonly receipt?: Receipt
      readonly checks: readonly ContractCheck[]
    }
  | { readonly ok: false; readonly problems: readonly ContractProblem[]; readonly checks: readonly ContractCheck[] }

/** The file that the store hands out: the contract and the proof that it stands in the log. */
export function serializePublished({ bundle, receipt }: PublishedContract): string {
  return canonicalText({ format: 'ez-doctor-published', formatVersion: 1, bundle, receipt })
}

const MEMBERS = ['bundle', 'format', 'formatVersion', 'receipt']

function isPublished(data: JsonData): data is { readonly [name: string]: JsonData } {
  return typeof data === 'object' && data !== null && 'format' in data && data.format === 'ez-doctor-published'
}

function wrapperProblems(file: { readonly [name: string]: JsonData }): ContractProblem[] {
  const unknown = Object.keys(file).filter((name) => !MEMBERS.includes(name))
  const problems = unknown.map((name) => ({
    code: 'shape.unknown-member',
    where: `/${name}`,
    message: `Nobody knows what “${name.slice(0, 80)}” means here.`,
  }))
  if (file['formatVersion'] === 1) return problems
  const message = 'This file has a format that this version of EZ-Doctor does not know. Update it.'
  return [...problems, { code: 'shape.invalid', where: '/formatVersion', message }]
}

async function verifyPublished(
  file: { readonly [name: string]: JsonData },
  log: string | undefined,
): Promise<FileVerdict> {
  const wrapper = wrapperProblems(file)
  if (wrapper.length > 0) return { ok: false, problems: wrapper, checks: [] }
  const contract = await verifyBundleData(file['bundle'] ?? null)
  if (!contract.ok) return contract
  const { bundle, digest } = contract
  const proof = await verifyReceipt(file['receipt'], log === undefined ? { bundle } : { bundle, log })
  const checks = [...contract.checks, ...proof.checks]
  return proof.ok
    ? { ok: true, digest, bundle, receipt: proof.receipt, checks }
    : { ok: false, problems: proof.problems, checks }
}

/**
 * Checks a contract file offline, signed only or published with its receipt.
 * @param log the key of the log that one trusts (`name+hash+key`)
 */
export async function verifyContractFile(input: Uint8Array | string, log?: string): Promise<FileVerdict> {
  try {
    const data = parseStrictJson(input)
    return isPublished(data) ? await verifyPublished(data, log) : await verifyBundleData(data)
  } catch (error) {
    return { ok: false, problems: [problemOf(error)], checks: [] }
  }
}
