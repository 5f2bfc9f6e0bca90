import type { FastifyError, FastifyReply } from 'fastify'
import { makeProblem } from '../../api/index.ts'
import type { Problem } from '../../api/index.ts'
import { LIMITS } from '../../contracts/index.ts'
import { Refusal } from '../refusal.ts'

const MEGABYTE = 1024 * 1024

/** What Fastify refuses before a handler sees it. */
function ofFastify({ code, statusCode }: Partial<FastifyError>): Problem | undefined {
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
    return makeProblem('request.too-large', `A request may have at most ${LIMITS.bytes / MEGABYTE} MB.`)
  }
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE' || statusCode === 415) {
    return makeProblem('request.media-type', 'Send JSON, with `content-type: application/json`.')
  }
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return makeProblem('request.invalid', 'The request cannot be read.')
  }
  return undefined
}

/** The problem to answer with; nothing about the inside of the server gets out. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Refusal) return error.problem
  const known = ofFastify(error as Partial<FastifyError>)
  return known ?? makeProblem('server.failed', 'Something went wrong in the server. Nothing was changed. Try again.')
}

/** Answers with a problem in its own media type. */
export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  return reply.code(problem.status).header('cache-control', 'no-store').type('application/problem+json').send(problem)
}
