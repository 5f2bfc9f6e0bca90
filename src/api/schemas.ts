import { z } from 'zod'
import { bundleSchema, contractNameSchema, digestSchema, receiptSchema, versionSchema } from '../contracts/index.ts'

/** Who signed: the name they gave and the key that did it. */
export const signerSchema = z.object({
  name: z.string(),
  publicKey: z.string().describe('Raw Ed25519 key, base64url'),
  fingerprint: z.string().describe('Short form of the key for people'),
})

/** What speaks for a contract. */
export const evidenceSchema = z.object({
  citations: z.array(z.string()),
  scenarios: z.number().int().describe('Test cases that travel with it'),
  scenariosPassed: z.number().int(),
  properties: z.number().int().describe('Properties that the verifier looked at'),
  findings: z.number().int().describe('What it found'),
})

/** A contract as the store lists it. */
export const hitSchema = z.object({
  digest: digestSchema,
  name: contractNameSchema,
  version: versionSchema,
  title: z.string(),
  summary: z.string(),
  licence: z.string(),
  keywords: z.array(z.string()),
  authors: z.array(z.string()),
  signers: z.array(signerSchema),
  verdict: z.enum(['clean', 'findings', 'not-decided']).describe('Of the verification, repeated by the server'),
  publishedAt: z.iso.datetime({ precision: 3 }),
  reviewBy: z.iso.date().optional(),
  evidence: evidenceSchema,
})

export const searchResultSchema = z.object({
  query: z.string(),
  total: z.number().int().describe('How many contracts fit, on all pages'),
  hits: z.array(hitSchema).describe('Best first; without words, newest first'),
})

export const contractSchema = z.object({
  bundle: bundleSchema,
  receipt: receiptSchema.describe('As it was given at publication'),
  inclusion: receiptSchema.describe('The same contract proved in the log as it is now'),
})

export const versionsSchema = z.object({
  name: contractNameSchema,
  versions: z.array(hitSchema).describe('Highest version first'),
})

export const healthSchema = z.object({
  status: z.literal('ok'),
  version: z.string(),
  contracts: z.number().int(),
  log: z.string().describe('Key of the log: `name+hash+key` (C2SP signed-note)'),
})

export const checkpointSchema = z.object({
  log: z.string(),
  treeSize: z.number().int(),
  rootHash: digestSchema,
  checkpoint: z.string().describe('C2SP signed note'),
})

export const inclusionSchema = checkpointSchema.extend({
  index: z.number().int(),
  entry: z.json().describe('The entry; its canonical JSON is the leaf'),
  inclusionProof: z.array(digestSchema),
})

export const consistencySchema = z.object({
  from: z.number().int(),
  to: z.number().int(),
  proof: z.array(digestSchema),
})

const whole = z.coerce.number('Must be a number.').int('Must be a whole number.').min(0, 'Must not be negative.')

export const searchQuerySchema = z.object({
  q: z.string().max(500, 'At most 500 characters.').default('').describe('Words, abbreviations, misspellings'),
  limit: whole.max(100, 'At most 100.').default(20),
  offset: whole.default(0),
})

export const digestParamsSchema = z.object({ digest: digestSchema })
export const nameParamsSchema = z.object({ namespace: z.string(), name: z.string() })
export const indexParamsSchema = z.object({ index: whole })
export const consistencyQuerySchema = z.object({ from: whole, to: whole })

export type Signer = z.infer<typeof signerSchema>
export type Evidence = z.infer<typeof evidenceSchema>
export type Hit = z.infer<typeof hitSchema>
export type SearchResult = z.infer<typeof searchResultSchema>
export type Health = z.infer<typeof healthSchema>
export type LogCheckpoint = z.infer<typeof checkpointSchema>
export type LogInclusion = z.infer<typeof inclusionSchema>
export type LogConsistency = z.infer<typeof consistencySchema>
export type Versions = z.infer<typeof versionsSchema>
