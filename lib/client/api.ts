import type { z } from 'zod'
import { fillPath, type Endpoint } from '@/lib/api/endpoint'
import { paths } from '@/lib/api/paths'
import { ConsoleError, problemShape } from '@/lib/api/problem'
import { learnClock } from './clock'
import { ConsoleUnreachable } from './console-unreachable'

type Part<K extends string, S extends z.ZodType, V> = S extends z.ZodUndefined
  ? { [P in K]?: never }
  : { [P in K]: V }

/** What one operation is called with. `params` are real names, not encoded. */
export type CallInput<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> = Part<
  'params',
  P,
  z.output<P>
> &
  (Q extends z.ZodUndefined ? { query?: never } : { query?: z.input<Q> }) &
  Part<'body', B, z.input<B>>

/**
 * Calls one operation of the contract: sends, waits, checks the answer. Throws ConsoleError for every problem that the
 * server names, ConsoleUnreachable when there is no answer. An ended session leads to the sign-in page.
 */
export async function call<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  O extends z.ZodType,
>(endpoint: Endpoint<P, Q, B, O>, input: CallInput<P, Q, B>, signal?: AbortSignal): Promise<z.output<O>> {
  const response = await send(endpoint, input, signal)
  if (!response.ok) throw await problemOf(response, endpoint.open === true)
  if (endpoint.output === undefined || response.status === 204) return undefined as z.output<O>
  const parsed = endpoint.output.safeParse(await response.json())
  if (parsed.success) return parsed.data
  throw new ConsoleError('internal', `${endpoint.id}: the answer is not what this page expects`, {
    cause: parsed.error,
  })
}

/** The request alone, for answers that are streams. Headers may be added, the abort signal ends it. */
export async function send<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  endpoint: Endpoint<P, Q, B>,
  input: CallInput<P, Q, B>,
  signal?: AbortSignal,
): Promise<Response> {
  const body = 'body' in input && input.body !== undefined ? JSON.stringify(input.body) : null
  const sentAt = Date.now()
  try {
    const response = await fetch(addressOf(endpoint.path, input), {
      method: endpoint.method,
      credentials: 'same-origin',
      cache: 'no-store',
      headers: body === null ? {} : { 'content-type': 'application/json' },
      body,
      signal: signal ?? null,
    })
    learnClock(response.headers.get('date'), sentAt, Date.now())
    return response
  } catch (cause) {
    if (signal?.aborted === true) throw cause
    throw new ConsoleUnreachable(cause)
  }
}

function addressOf(path: string, input: { params?: unknown; query?: unknown }): string {
  const params = Object.fromEntries(
    Object.entries(input.params ?? {}).map(([name, value]) => [name, String(value)]),
  )
  const query = Object.entries(input.query ?? {})
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]): [string, string] => [name, String(value)])
  const filled = fillPath(path, params)
  return query.length === 0 ? filled : `${filled}?${new URLSearchParams(query).toString()}`
}

/** The error that an answer other than 2xx means. `stay` keeps a wrong password from reloading the sign-in page. */
export async function problemOf(response: Response, stay = false): Promise<Error> {
  const json: unknown = await response.json().catch(() => null)
  const problem = problemShape.safeParse(json)
  if (!problem.success) {
    // A proxy in between answers in HTML, for example while the console restarts.
    return response.status >= 502 && response.status <= 504
      ? new ConsoleUnreachable(response.status)
      : new ConsoleError('internal', `The console answered with status ${response.status}.`)
  }
  const error = ConsoleError.fromProblem(problem.data)
  if (error.code === 'signed_out' && !stay) leave()
  return error
}

/** Away from the page, so that nothing of the old session stays in memory. */
function leave() {
  if (window.location.pathname === paths.signIn()) return
  window.location.assign(paths.signIn(window.location.pathname + window.location.search))
}
