import { canonicalBytes, sha256Hex } from './canonical.ts'
import { LIMITS } from './limits.ts'
import type { ContractProblem } from './problem.ts'
import { contentSchema, manifestSchema } from './schema.ts'
import { readShape } from './shape.ts'
import type { BundledScenario, ContractContent, Layout, Manifest } from './types.ts'

/** What an author has in hand when a pathway is to become a contract. */
export interface ContractParts {
  readonly manifest: Manifest
  /** The `.pf` text, byte for byte. */
  readonly protocol: string
  readonly layout: Layout
  readonly scenarios: readonly BundledScenario[]
  /** The verifier's report on exactly this text. */
  readonly report: unknown
}

/** The contract cannot be made from these parts; `problems` says why, for a form to show. */
export class ContentError extends Error {
  override readonly name = 'ContentError'
  readonly problems: readonly ContractProblem[]

  constructor(problems: readonly ContractProblem[]) {
    super(problems.map(({ where, message }) => (where === '' ? message : `${where}: ${message}`)).join('\n'))
    this.problems = problems
  }
}

/** What is missing or wrong in a manifest; empty when it can be published. For a form, while it is filled in. */
export function checkManifest(manifest: unknown): readonly ContractProblem[] {
  const read = readShape(manifestSchema, manifest)
  return read.ok ? [] : read.problems
}

/** The report speaks of another text: what was proved is not what would be signed (C7). */
export function checkReport(content: ContractContent): ContractProblem | undefined {
  const actual = sha256Hex(content.protocol)
  const report = content.report as { readonly protocol: string }
  if (report.protocol === actual) return undefined
  return {
    code: 'report.other-protocol',
    where: '/content/report/protocol',
    message:
      'The verification report is about another protocol text than the one in this contract. Verify the protocol as it is now and sign again.',
  }
}

/** The contract as a whole must fit the file that carries it. */
export function checkSize(content: ContractContent): ContractProblem | undefined {
  const size = canonicalBytes(content).length
  if (size <= LIMITS.bytes - SIGNATURE_ROOM) return undefined
  return {
    code: 'json.too-large',
    where: '/content',
    message: `The contract has ${size} bytes; at most ${LIMITS.bytes - SIGNATURE_ROOM} fit. Send fewer scenarios with it.`,
  }
}

/** Bytes kept free for signatures and a receipt. */
const SIGNATURE_ROOM = 256 * 1024

/**
 * The content of a contract, ready to be signed: plain data, checked, the same bytes for the same parts.
 * @throws ContentError with every problem found
 */
export function buildContent(parts: ContractParts): ContractContent {
  const { manifest, protocol, layout, scenarios, report } = parts
  const draft = { format: 'ez-doctor-contract', formatVersion: 1, manifest, protocol, layout, scenarios, report }
  const read = readShape(contentSchema, draft)
  if (!read.ok) throw new ContentError(read.problems)
  const problems = [checkReport(read.value), checkSize(read.value)].filter((problem) => problem !== undefined)
  if (problems.length > 0) throw new ContentError(problems)
  return read.value
}
