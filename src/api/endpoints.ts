import type { z } from 'zod'
import { bundleSchema, receiptSchema } from '../contracts/index.ts'
import {
  checkpointSchema,
  consistencyQuerySchema,
  consistencySchema,
  contractSchema,
  digestParamsSchema,
  healthSchema,
  inclusionSchema,
  indexParamsSchema,
  nameParamsSchema,
  searchQuerySchema,
  searchResultSchema,
  versionsSchema,
} from './schemas.ts'
import type { ProblemCode } from './problem.ts'

/** One thing the server does. Path parameters are written `:name`. */
export interface Endpoint {
  readonly id: string
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly summary: string
  readonly params?: z.ZodObject
  readonly query?: z.ZodObject
  readonly body?: z.ZodType
  /** Status of success with what it means and carries. */
  readonly success: Readonly<Record<number, { readonly description: string; readonly schema: z.ZodType }>>
  readonly problems: readonly ProblemCode[]
}

export const API = '/api/v1'

/** The whole HTTP contract; server, client and OpenAPI document are held against it. */
export const ENDPOINTS = [
  {
    id: 'health',
    method: 'GET',
    path: `${API}/health`,
    summary: 'Whether the server works, and the key of its log',
    success: { 200: { description: 'It works', schema: healthSchema } },
    problems: [],
  },
  {
    id: 'publish',
    method: 'POST',
    path: `${API}/contracts`,
    summary: 'Publish a signed contract; the server repeats every check itself',
    body: bundleSchema,
    success: {
      200: { description: 'It was published before: the receipt of then', schema: receiptSchema },
      201: { description: 'Published', schema: receiptSchema },
    },
    problems: [
      'contract.invalid',
      'contract.protocol-errors',
      'contract.report-differs',
      'contract.scenarios-differ',
      'contract.not-decided',
      'contract.name-taken',
      'request.too-large',
      'request.media-type',
      'server.busy',
    ],
  },
  {
    id: 'search',
    method: 'GET',
    path: `${API}/contracts`,
    summary: 'Find contracts by words, abbreviations, lay words, misspellings; of each name the version to use',
    query: searchQuerySchema,
    success: { 200: { description: 'What was found', schema: searchResultSchema } },
    problems: ['request.invalid'],
  },
  {
    id: 'contract',
    method: 'GET',
    path: `${API}/contracts/:digest`,
    summary: 'A contract with its receipt and a proof that it stands in the log',
    params: digestParamsSchema,
    success: { 200: { description: 'The contract', schema: contractSchema } },
    problems: ['contract.not-found', 'request.invalid'],
  },
  {
    id: 'versions',
    method: 'GET',
    path: `${API}/contracts/by-name/:namespace/:name`,
    summary: 'All versions of a contract',
    params: nameParamsSchema,
    success: { 200: { description: 'The versions', schema: versionsSchema } },
    problems: ['contract.not-found', 'request.invalid'],
  },
  {
    id: 'checkpoint',
    method: 'GET',
    path: `${API}/log/checkpoint`,
    summary: 'The signed state of the log as it is now',
    success: { 200: { description: 'The checkpoint', schema: checkpointSchema } },
    problems: [],
  },
  {
    id: 'inclusion',
    method: 'GET',
    path: `${API}/log/proof/:index`,
    summary: 'An entry of the log and the proof that it stands there',
    params: indexParamsSchema,
    success: { 200: { description: 'Entry and proof', schema: inclusionSchema } },
    problems: ['log.not-found', 'request.invalid'],
  },
  {
    id: 'consistency',
    method: 'GET',
    path: `${API}/log/consistency`,
    summary: 'Proof that the log only grew between two sizes',
    query: consistencyQuerySchema,
    success: { 200: { description: 'The proof', schema: consistencySchema } },
    problems: ['log.not-found', 'request.invalid'],
  },
] as const satisfies readonly Endpoint[]

export type EndpointId = (typeof ENDPOINTS)[number]['id']
