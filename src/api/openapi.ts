import { z } from 'zod'
import { ENDPOINTS } from './endpoints.ts'
import type { Endpoint } from './endpoints.ts'
import { PROBLEMS, problemSchema } from './problem.ts'
import type { ProblemCode } from './problem.ts'

type JsonObject = Record<string, unknown>

/** OpenAPI 3.1 uses JSON Schema 2020-12 as it is. */
function jsonSchema(schema: z.ZodType): JsonObject {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' })
  return rest
}

function parameters(place: 'path' | 'query', schema: z.ZodObject | undefined): JsonObject[] {
  if (schema === undefined) return []
  const { properties = {}, required = [] } = jsonSchema(schema) as {
    properties?: Record<string, JsonObject>
    required?: string[]
  }
  return Object.entries(properties).map(([name, { description, ...rest }]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    ...(description === undefined ? {} : { description }),
    schema: rest,
  }))
}

function content(type: string, schema: JsonObject): JsonObject {
  return { content: { [type]: { schema } } }
}

function problemResponses(codes: readonly ProblemCode[]): Record<string, JsonObject> {
  const all: readonly ProblemCode[] = [...codes, 'request.too-many', 'server.failed']
  const byStatus = Map.groupBy(all, (code) => PROBLEMS[code].status)
  const reference = { $ref: '#/components/schemas/Problem' }
  return Object.fromEntries(
    Array.from(byStatus, ([status, ofStatus]) => [
      status,
      {
        description: ofStatus.map((code) => `\`${code}\`: ${PROBLEMS[code].title}`).join('; '),
        ...content('application/problem+json', reference),
      },
    ]),
  )
}

function operation(endpoint: Endpoint): JsonObject {
  const success = Object.entries(endpoint.success).map(([status, { description, schema }]) => [
    status,
    { description, ...content('application/json', jsonSchema(schema)) },
  ])
  return {
    operationId: endpoint.id,
    summary: endpoint.summary,
    parameters: [...parameters('path', endpoint.params), ...parameters('query', endpoint.query)],
    ...(endpoint.body === undefined
      ? {}
      : { requestBody: { required: true, ...content('application/json', jsonSchema(endpoint.body)) } }),
    responses: { ...Object.fromEntries(success), ...problemResponses(endpoint.problems) },
  }
}

/** The OpenAPI 3.1 description of the server, made from the schemas that the server itself checks with. */
export function openApiDocument(version: string): JsonObject {
  const paths: Record<string, JsonObject> = {}
  for (const endpoint of ENDPOINTS) {
    const path = endpoint.path.replaceAll(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(endpoint) }
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'EZ-Doctor store',
      version,
      description: 'Care pathways as signed contracts, found and checked. No patient data is taken or given.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    paths,
    components: { schemas: { Problem: jsonSchema(problemSchema) } },
  }
}
