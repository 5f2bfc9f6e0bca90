import { canonicalText, digestOf, digestOfData, sha256Hex } from './canonical.ts'
import { checkReport } from './content.ts'
import { copyData } from './data.ts'
import type { JsonData } from './data.ts'
import type { ContractCheck, ContractProblem } from './problem.ts'
import { bundleSchema } from './schema.ts'
import { problemOf, shapeOfData } from './shape.ts'
import { checkSignature } from './signature.ts'
import { parseStrictJson } from './strict-json.ts'
import type { ContractBundle, ContractContent, ContractSignature, Digest } from './types.ts'

/** What the check of a contract found. `checks` lists everything that was looked at, in order. */
export type BundleVerdict =
  | {
      readonly ok: true
      readonly digest: Digest
      readonly bundle: ContractBundle
      readonly checks: readonly ContractCheck[]
    }
  | { readonly ok: false; readonly problems: readonly ContractProblem[]; readonly checks: readonly ContractCheck[] }

/** Puts content and signatures together. */
export function buildBundle(content: ContractContent, signatures: readonly ContractSignature[]): ContractBundle {
  return { content, digest: digestOf(content), signatures }
}

/** The file of a contract: canonical JSON, so that the same contract is always the same file. */
export function serializeBundle(bundle: ContractBundle): string {
  return canonicalText(bundle)
}

type Finding = ContractCheck & { readonly where: string }

function digestFinding(bundle: ContractBundle, actual: Digest): Finding {
  if (actual === bundle.digest) {
    return { code: 'digest.matches', where: '/digest', passed: true, message: `The content has the digest ${actual}.` }
  }
  const message = `The content was changed: its digest is ${actual}, but the contract says ${bundle.digest}. Do not use it; get it again from its author or the store.`
  return { code: 'digest.mismatch', where: '/digest', passed: false, message }
}

function reportFinding({ content }: ContractBundle): Finding {
  const problem = checkReport(content)
  if (problem !== undefined) return { ...problem, passed: false }
  const { verdict, toolVersion } = content.report as { readonly verdict: string; readonly toolVersion: string }
  const words: Readonly<Record<string, string>> = {
    clean: 'it found nothing wrong',
    findings: 'IT FOUND PROBLEMS',
    'not-decided': 'it could not decide everything',
  }
  const message = `The verification report is about exactly this protocol text; ${words[verdict]} (verifier ${toolVersion}).`
  return { code: 'report.about-this-protocol', where: '/content/report', passed: true, message }
}

/** One key signs once: repeating a signature must not look like several people (S5). */
function repeatedKeys(signatures: readonly ContractSignature[]): Finding[] {
  return signatures.flatMap(({ publicKey, signer }, index) =>
    signatures.findIndex((other) => other.publicKey === publicKey) < index
      ? [
          {
            code: 'signature.repeated-key',
            where: `/signatures/${index}`,
            passed: false,
            message: `The key of “${signer}” signed more than once. One key counts as one signer.`,
          },
        ]
      : [],
  )
}

function shapeCheck({ content }: ContractBundle): ContractCheck {
  const { name, version, title } = content.manifest
  const message = `“${title}” (${name}, version ${version}): manifest, protocol (SHA-256 ${sha256Hex(content.protocol).slice(0, 16)}…), layout, ${content.scenarios.length} scenarios and report are there and well formed.`
  return { code: 'shape.valid', passed: true, message }
}

const PARTS = ['content', 'digest', 'signatures']

/** Something else than a contract is told so in one sentence, not in forty. */
function strangeProblem(value: JsonData): ContractProblem | undefined {
  const isObject = typeof value === 'object' && value !== null
  if (isObject && PARTS.some((name) => Object.hasOwn(value, name))) return undefined
  return {
    code: 'shape.no-contract',
    where: '',
    message: 'This is no EZ-Doctor contract, or one that is badly damaged.',
  }
}

/** As `verifyBundle`, for data that is known to be plain. */
export async function verifyBundleData(data: JsonData): Promise<BundleVerdict> {
  const strange = strangeProblem(data)
  if (strange !== undefined) return { ok: false, problems: [strange], checks: [] }
  const read = shapeOfData(bundleSchema, data)
  if (!read.ok) return { ok: false, problems: read.problems, checks: [] }
  const bundle = read.value
  const digest = digestOfData(bundle.content)
  const signatures = await Promise.all(bundle.signatures.map((one, index) => checkSignature(digest, one, index)))
  const findings = [
    digestFinding(bundle, digest),
    reportFinding(bundle),
    ...signatures,
    ...repeatedKeys(bundle.signatures),
  ]
  const checks = [shapeCheck(bundle), ...findings.map(({ code, passed, message }) => ({ code, passed, message }))]
  const problems = findings
    .filter(({ passed }) => !passed)
    .map(({ code, where, message }): ContractProblem => ({ code, where, message }))
  return problems.length === 0 ? { ok: true, digest, bundle, checks } : { ok: false, problems, checks }
}

async function verifyRead(read: () => JsonData): Promise<BundleVerdict> {
  try {
    return await verifyBundleData(read())
  } catch (error) {
    return { ok: false, problems: [problemOf(error)], checks: [] }
  }
}

/**
 * Checks a contract from nothing: shape, digest, that the report is about this text, every signature. The value may
 * be hostile; nothing of it is believed. Use `verifyBundleText` for a file, which also sees what JSON parsers hide.
 */
export function verifyBundle(value: unknown): Promise<BundleVerdict> {
  return verifyRead(() => copyData(value))
}

/** Checks the text or the bytes of a contract file: strict JSON first (C2), then as `verifyBundle`. */
export function verifyBundleText(input: Uint8Array | string): Promise<BundleVerdict> {
  return verifyRead(() => parseStrictJson(input))
}
