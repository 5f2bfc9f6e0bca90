import { z } from 'zod'
import type { JsonData } from './data.ts'
import { fromBase64url } from './encoding.ts'
import { LIMITS } from './limits.ts'

// The page forbids code made from strings (Content-Security-Policy); zod works without it.
z.config({ jitless: true })

/** Control characters, and marks that reorder text on the screen so that it reads as something else. */
const MISLEADING = /(?![\t\n])[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/u

const NAME_PART = '[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?'
const NAME = new RegExp(`^${NAME_PART}/${NAME_PART}$`)
/** semver.org 2.0.0 without build metadata, which would give one version two spellings. */
const VERSION =
  /^(?:0|[1-9]\d{0,8})\.(?:0|[1-9]\d{0,8})\.(?:0|[1-9]\d{0,8})(?:-(?:0|[1-9]\d*|\d*[A-Za-z-][0-9A-Za-z-]*)(?:\.(?:0|[1-9]\d*|\d*[A-Za-z-][0-9A-Za-z-]*))*)?$/
const LICENCE = /^[A-Za-z0-9][A-Za-z0-9.+() :-]{0,199}$/

function plain(what: string, maximum: number) {
  return z
    .string(`${what} must be text.`)
    .max(maximum, `${what} is longer than ${maximum} characters.`)
    .refine(
      (text) => !MISLEADING.test(text),
      `${what} holds invisible control characters. Type it again as plain text.`,
    )
}

function needed(what: string, maximum: number) {
  return plain(what, maximum).refine((text) => text.trim() !== '', `${what} is missing.`)
}

function list(what: string, maximum: number, length: number) {
  return z.array(needed(what, length), `The list “${what}” is missing.`).max(maximum, `${what}: more than ${maximum}.`)
}

export const digestSchema = z
  .string('A digest must be text.')
  .regex(/^[0-9a-f]{64}$/, 'A digest is 64 lower-case hexadecimal digits.')

export const contractNameSchema = z
  .string('The name must be text.')
  .regex(NAME, 'The name must look like `clinic/curb-65`: lower-case letters, digits and hyphens, with one slash.')

export const versionSchema = z
  .string('The version must be text.')
  .max(64, 'The version is longer than 64 characters.')
  .regex(VERSION, 'The version must look like 1.0.0 (semantic version, without build metadata).')

const parentSchema = z.strictObject({ digest: digestSchema, name: contractNameSchema, version: versionSchema })

/** What a contract says about itself (C6). */
export const manifestSchema = z.strictObject(
  {
    name: contractNameSchema,
    version: versionSchema,
    title: needed('The title', 200),
    summary: needed('The summary', 2_000),
    intendedUse: needed('The intended use', 5_000),
    intendedUser: needed('The intended user', 2_000),
    population: needed('The population', 5_000),
    limits: plain('The known limits', 10_000),
    licence: z
      .string('The licence must be text.')
      .regex(LICENCE, 'The licence must be an SPDX identifier, for example CC-BY-4.0 or Apache-2.0.'),
    authors: list('Author', 100, 200).min(1, 'At least one author must be named.'),
    citations: list('Citation', 1_000, 2_000),
    keywords: list('Keyword', 200, 100),
    reviewBy: z.iso.date('The review date must look like 2027-01-31.').optional(),
    parents: z.array(parentSchema, 'The list of parents is missing.').max(100, 'More than 100 parents.'),
  },
  'The description of the contract (manifest) is missing.',
)

const coordinate = z.number('A position must be a number.')

const layoutSchema = z.strictObject(
  {
    version: z.literal(1, 'Only layout version 1 is known.'),
    positions: z.record(z.string(), z.strictObject({ x: coordinate, y: coordinate }), 'Positions are missing.'),
  },
  'The layout is missing.',
)

/** Checked elsewhere to be JSON data; its meaning belongs to the part that made it. */
const anyData = z.custom<JsonData>((value) => value !== undefined, 'Something must stand here.')

const scenarioSchema = z.strictObject({ scenario: anyData, passed: z.boolean('`passed` must be true or false.') })

/** What must be known of a verification report to hold it against the protocol; the rest is the verifier's. */
const reportSchema = z.looseObject(
  {
    tool: needed('The tool that verified', 100),
    toolVersion: needed('The version of the tool that verified', 100),
    protocol: digestSchema,
    verdict: z.enum(['clean', 'findings', 'not-decided'], 'The verdict is missing or unknown.'),
  },
  'The verification report is missing.',
)

export const contentSchema = z.strictObject(
  {
    format: z.literal('ez-doctor-contract', 'This is no EZ-Doctor contract.'),
    formatVersion: z.literal(1, 'This contract has a format that this version of EZ-Doctor does not know. Update it.'),
    manifest: manifestSchema,
    protocol: z.string('The protocol text is missing.').min(1, 'The protocol text is empty.'),
    layout: layoutSchema,
    scenarios: z.array(scenarioSchema, 'The list of scenarios is missing.').max(10_000, 'More than 10,000 scenarios.'),
    report: reportSchema,
  },
  'The content of the contract is missing.',
)

function bytes(what: string, length: number) {
  return z
    .string(`${what} must be text.`)
    .refine((text) => fromBase64url(text)?.length === length, `${what} is no base64url text of ${length} bytes.`)
}

export const signatureSchema = z.strictObject({
  algorithm: z.literal('Ed25519', 'Only Ed25519 signatures are known.'),
  publicKey: bytes('The public key', 32),
  signature: bytes('The signature', 64),
  signer: needed('The name of the signer', 200),
})

export const bundleSchema = z.strictObject(
  {
    content: contentSchema,
    digest: digestSchema,
    signatures: z
      .array(signatureSchema, 'The list of signatures is missing.')
      .min(1, 'Nobody has signed this contract.')
      .max(LIMITS.signatures, `More than ${LIMITS.signatures} signatures.`),
  },
  'This is no contract file.',
)
