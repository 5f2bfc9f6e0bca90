import { z } from 'zod'

/**
 * Why the server refused, in the shape of RFC 9457 (Problem Details), with a code that programs can rely on.
 */
export const problemSchema = z.object({
  type: z.string().describe('URI of the kind of problem: `urn:ez-doctor:problem:` and the code'),
  title: z.string().describe('The kind of problem in words'),
  status: z.number().int(),
  detail: z.string().describe('What happened here, and how to go on'),
  code: z.string().describe('Stable code, never reused'),
  problems: z
    .array(z.object({ code: z.string(), where: z.string(), message: z.string() }))
    .optional()
    .describe('Each single thing that is wrong, with a JSON pointer to the place'),
})

export type Problem = z.infer<typeof problemSchema>

/** Every code with its HTTP status and title. */
export const PROBLEMS = {
  'contract.invalid': { status: 422, title: 'The contract is not valid' },
  'contract.protocol-errors': { status: 422, title: 'The protocol has errors' },
  'contract.report-differs': { status: 422, title: 'The verification report could not be repeated' },
  'contract.scenarios-differ': { status: 422, title: 'The scenario results could not be repeated' },
  'contract.not-decided': { status: 422, title: 'The verification did not come to an end' },
  'contract.name-taken': { status: 409, title: 'This version exists already, with another content' },
  'contract.not-found': { status: 404, title: 'No such contract' },
  'log.not-found': { status: 404, title: 'No such entry in the log' },
  'request.invalid': { status: 400, title: 'The request cannot be understood' },
  'request.not-found': { status: 404, title: 'Nothing is here' },
  'request.too-large': { status: 413, title: 'Too large' },
  'request.media-type': { status: 415, title: 'Not JSON' },
  'request.too-many': { status: 429, title: 'Too many requests' },
  'server.busy': { status: 503, title: 'The server is busy' },
  'server.failed': { status: 500, title: 'The server failed' },
} as const

export type ProblemCode = keyof typeof PROBLEMS

/** A problem of a known kind. */
export function makeProblem(code: ProblemCode, detail: string, problems?: Problem['problems']): Problem {
  const problem = { type: `urn:ez-doctor:problem:${code}`, ...PROBLEMS[code], detail, code }
  return problems === undefined ? problem : { ...problem, problems }
}
