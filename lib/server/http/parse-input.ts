import 'server-only'
import type { z } from 'zod'
import { ConsoleError } from '@/lib/api/problem'
import type { Endpoint } from '@/lib/api/endpoint'
import type { PayloadPlace } from '@/lib/server/payload-room'
import { checkUpload, readJson } from './read-body'

interface Issue {
  path: PropertyKey[]
  message: string
}

/** RFC 6901. */
const pointer = (path: readonly PropertyKey[]): string =>
  path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

/** Input that a schema refused, with a pointer to each wrong field and the first one in words. */
function invalidInput(issues: readonly Issue[]): ConsoleError {
  const errors = issues
    .slice(0, 100)
    .map((issue) => ({ pointer: pointer(issue.path), message: issue.message }))
  const [first] = errors
  const where = first === undefined || first.pointer === '' ? '' : `${first.pointer.slice(1)}: `
  return new ConsoleError('invalid_input', `${where}${first?.message ?? 'The input is not valid'}.`, {
    errors,
  })
}

/** Said where a schema has no words of its own: zod's "expected string, received undefined" is none for people. */
const missing = (issue: { code?: string | undefined; input?: unknown }) =>
  issue.code === 'invalid_type' && issue.input === undefined ? 'Missing' : undefined

function checked(schema: z.ZodType | undefined, value: unknown): unknown {
  if (schema === undefined) return undefined
  const result = schema.safeParse(value, { error: missing })
  if (result.success) return result.data
  throw invalidInput(result.error.issues)
}

const defaultMaxBody = 64 * 1024

/** Path, query and body as this endpoint's schemas take them. Throws invalid_input, not_json, unsupported_media_type, too_large or too_many. */
export async function parseInput(
  endpoint: Endpoint,
  request: Request,
  params: unknown,
  place: PayloadPlace,
): Promise<{ params: unknown; query: unknown; body: unknown }> {
  if (endpoint.upload === true) checkUpload(request, endpoint.maxBody ?? defaultMaxBody)
  const query = Object.fromEntries(new URL(request.url).searchParams)
  return {
    params: checked(endpoint.params, params),
    query: checked(endpoint.query, query),
    body:
      endpoint.body === undefined
        ? undefined
        : checked(endpoint.body, await readJson(request, endpoint.maxBody ?? defaultMaxBody, place)),
  }
}
