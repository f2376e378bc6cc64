import path from 'node:path'
import type { z } from 'zod'
import { fillPath, type Endpoint } from '@/lib/api/endpoint'
import { ConsoleError } from '@/lib/api/problem'
import { problemShape } from '@/lib/api/problem-shape'
import type { RouteHandler } from '@/lib/server/http/route'

const root = path.resolve(import.meta.dirname, '../..')
const host = 'warren.test:3000'

interface Sent {
  params?: Record<string, string>
  query?: Record<string, string>
  body?: unknown
  headers?: Record<string, string>
}
type Output<E> = E extends Endpoint<z.ZodType, z.ZodType, z.ZodType, infer O> ? z.output<O> : never

/** `/api/queues/{vhost}` is app/api/queues/[vhost]/route.ts. */
export const routeFile = (endpoint: Endpoint): string =>
  path.join(root, 'app', endpoint.path.replaceAll('{', '[').replaceAll('}', ']'), 'route.ts')

/** A browser without a browser: calls the route handlers themselves, keeps the cookie and reads answers by the contract. */
export class ApiClient {
  cookie = ''

  /** The bare answer. */
  async send(
    endpoint: Endpoint,
    { params = {}, query = {}, body, headers = {} }: Sent = {},
  ): Promise<Response> {
    const handlers = (await import(routeFile(endpoint))) as Record<string, RouteHandler | undefined>
    const handler = handlers[endpoint.method]
    if (handler === undefined) throw new Error(`${routeFile(endpoint)} has no ${endpoint.method}`)
    const search = new URLSearchParams(query).toString()
    const request = new Request(`http://${host}${fillPath(endpoint.path, params)}${search && `?${search}`}`, {
      method: endpoint.method,
      headers: {
        host,
        cookie: this.cookie,
        ...(endpoint.method === 'GET' ? {} : { origin: `http://${host}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const segments = Object.fromEntries(
      Object.entries(params).map(([name, value]) => [name, fillPath('{value}', { value })]),
    )
    const answer = await handler(request, { params: Promise.resolve(segments) })
    for (const cookie of answer.headers.getSetCookie()) this.cookie = cookie.split(';')[0] ?? ''
    return answer
  }

  /** What the endpoint gives, checked by its own schema; its problem as a thrown ConsoleError. */
  async call<E extends Endpoint>(endpoint: E, sent: Sent = {}): Promise<Output<E>> {
    const answer = await this.send(endpoint, sent)
    if (answer.status === 204) return undefined as Output<E>
    const json: unknown = await answer.json()
    if (!answer.ok) throw ConsoleError.fromProblem(problemShape.parse(json))
    return endpoint.output?.parse(json) as Output<E>
  }
}
