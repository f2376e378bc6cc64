import 'server-only'
import { z } from 'zod'
import type { Endpoint } from '@/lib/api/endpoint'
import { problemShape } from '@/lib/api/problem-shape'
import { cookieName } from '@/lib/server/http/cookie'

type Schema = Record<string, unknown>
type Schemas = Record<string, Schema>

/** A JSON Schema of 2020-12, which is what OpenAPI 3.1 takes. Its own definitions (recursive types) go to `components`. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output', name: string, components: Schemas): Schema {
  const whole = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Schema
  const text = JSON.stringify(whole, (key, value: unknown) =>
    key === '$schema' ? undefined : value,
  ).replaceAll('"#/$defs/', `"#/components/schemas/${name}.`)
  const { $defs = {}, ...rest } = JSON.parse(text) as Schema & { $defs?: Schemas }
  for (const [key, definition] of Object.entries($defs)) components[`${name}.${key}`] = definition
  return rest
}

const propertiesOf = (schema: Schema): [string, Schema][] =>
  Object.entries((schema['properties'] ?? {}) as Schemas)

function parameters(endpoint: Endpoint, components: Schemas): unknown[] {
  const name = endpoint.id
  const inPath =
    endpoint.params === undefined
      ? []
      : propertiesOf(schemaOf(endpoint.params, 'input', name, components)).map(([key, schema]) => ({
          name: key,
          in: 'path',
          required: true,
          // Coerced numbers have no type as input: in a path all is text.
          schema: 'type' in schema ? schema : { type: 'string' },
        }))
  if (endpoint.query === undefined) return inPath
  const required = (schemaOf(endpoint.query, 'input', name, components)['required'] ?? []) as string[]
  const inQuery = propertiesOf(schemaOf(endpoint.query, 'output', name, components)).map(([key, schema]) => ({
    name: key,
    in: 'query',
    required: required.includes(key) && !('default' in schema),
    schema,
  }))
  return [...inPath, ...inQuery]
}

function success(endpoint: Endpoint, components: Schemas): Record<string, unknown> {
  // An operation without output has zod's undefined by type, and nothing by value.
  if (endpoint.output === undefined) return { '204': { description: 'Done' } }
  const schema = schemaOf(endpoint.output, 'output', `${endpoint.id}.output`, components)
  const type = endpoint.stream ? 'text/event-stream' : 'application/json'
  const description = endpoint.stream
    ? 'Events until the reader goes away; the schema is that of one event'
    : 'Done'
  return { '200': { description, content: { [type]: { schema } } } }
}

const anyBytes = {
  required: true,
  content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
}

function operation(endpoint: Endpoint, components: Schemas): Record<string, unknown> {
  return {
    operationId: endpoint.id,
    summary: endpoint.summary,
    parameters: parameters(endpoint, components),
    ...(endpoint.upload === true ? { requestBody: anyBytes } : {}),
    ...(endpoint.body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: {
              'application/json': {
                schema: schemaOf(endpoint.body, 'input', `${endpoint.id}.body`, components),
              },
            },
          },
        }),
    responses: {
      ...success(endpoint, components),
      default: {
        description: 'A problem (RFC 9457)',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
    ...(endpoint.open ? { security: [] } : {}),
  }
}

/** These operations as an OpenAPI 3.1 document. */
export function openApiDocument(endpoints: readonly Endpoint[], version: string) {
  const components: Schemas = {}
  components['Problem'] = schemaOf(problemShape, 'output', 'Problem', components)
  const paths: Record<string, Record<string, unknown>> = {}
  for (const endpoint of endpoints) {
    const path = (paths[endpoint.path] ??= {})
    path[endpoint.method.toLowerCase()] = operation(endpoint, components)
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Warren',
      version,
      description:
        'The HTTP API of Warren, a management console for RabbitMQ. Path segments are percent-encoded names; "amq.default" stands for the default exchange. Writes send JSON from the same origin.',
    },
    security: [{ session: [] }],
    paths,
    components: {
      schemas: components,
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: cookieName(false),
          description: `Set by signing in. On https it is called ${cookieName(true)}.`,
        },
      },
    },
  }
}
