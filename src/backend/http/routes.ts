import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { API, ENDPOINTS, openApiDocument } from '../../api/index.ts'
import type { Endpoint } from '../../api/index.ts'
import { LIMITS } from '../../contracts/index.ts'
import { Refusal } from '../refusal.ts'
import type { Answer, Handlers, Input } from './handlers.ts'

/** Requests a minute from one address. Publishing costs the server a verification. */
const RATES = { publish: 60, other: 1_200 } as const

function read(schema: z.ZodType | undefined, value: unknown): unknown {
  if (schema === undefined) return value
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const problems = result.error.issues.map(({ path, message }) => ({
    code: 'request.invalid',
    where: `/${path.map(String).join('/')}`,
    message,
  }))
  throw new Refusal('request.invalid', problems.map(({ message }) => message).join(' '), problems)
}

function inputOf(endpoint: Endpoint, request: FastifyRequest): Input<unknown> {
  const body = request.body instanceof Uint8Array ? request.body : new Uint8Array()
  return { params: read(endpoint.params, request.params), query: read(endpoint.query, request.query), body }
}

/** The API as it stands in the HTTP contract, and its description. */
export function registerApi(app: FastifyInstance, handlers: Handlers, version: string): void {
  // Bodies stay bytes: the strict reader must see what was sent, not what a parser made of it.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer', bodyLimit: LIMITS.bytes }, (_, body, done) =>
    done(null, body),
  )
  for (const endpoint of ENDPOINTS) {
    const handler: (input: Input<unknown>) => Promise<Answer> = handlers[endpoint.id]
    const max = endpoint.id === 'publish' ? RATES.publish : RATES.other
    app.route({
      method: endpoint.method,
      url: endpoint.path,
      config: { rateLimit: { max, timeWindow: '1 minute' } },
      handler: async (request, reply) => {
        const { status, value } = await handler(inputOf(endpoint, request))
        return reply.code(status).header('cache-control', 'no-store').send(value)
      },
    })
  }
  const document = openApiDocument(version)
  app.get(`${API}/openapi.json`, async () => document)
}
