import type { z } from 'zod'
import { fillPath, type Endpoint } from '@/lib/api/endpoint'
import { paths } from '@/lib/api/paths'
import { ConsoleError, isProblem } from '@/lib/api/problem'
import { learnClock } from './clock'
import { ConsoleUnreachable } from './console-unreachable'

/** How an operation is named here: `GET /api/queues/{vhost}`. */
export type Operation<E extends Endpoint> = `${E['method']} ${E['path']}`

type Part<K extends string, S extends z.ZodType, V> = S extends z.ZodUndefined
  ? { [P in K]?: never }
  : { [P in K]: V }

type Schemas<E extends Endpoint> =
  E extends Endpoint<infer P, infer Q, infer B, infer O> ? { P: P; Q: Q; B: B; O: O } : never

/** What one operation is called with. `params` are real names, not encoded. */
export type CallInput<E extends Endpoint> = Part<'params', Schemas<E>['P'], z.output<Schemas<E>['P']>> &
  (Schemas<E>['Q'] extends z.ZodUndefined ? { query?: never } : { query?: z.input<Schemas<E>['Q']> }) &
  Part<'body', Schemas<E>['B'], z.input<Schemas<E>['B']>>

type Output<E extends Endpoint> = z.output<Schemas<E>['O']>

/**
 * So long in ms an answer is waited for at most: longer than the server waits for a broker, but a line that is dead may not say
 * so for hours.
 */
const patience = 120_000
/** What a call that was ended throws: no answer where the time was over, else what whoever ended it expects. */
const endOf = ({ reason }: AbortSignal, cause: unknown): unknown =>
  reason instanceof DOMException && reason.name === 'TimeoutError' ? new ConsoleUnreachable(cause) : cause

/**
 * Calls one operation of the contract: sends, waits, reads the answer. It is named by its type and its address, which must
 * agree, because the operation itself holds the schemas that the server checks by, and no page is to load those:
 *
 *     call<typeof readQueue>('GET /api/queues/{vhost}/{name}', { params: queue }, signal)
 *
 * Throws ConsoleError for every problem that the server names, ConsoleUnreachable when there is no answer. An ended session
 * leads to the sign-in page.
 */
export async function call<E extends Endpoint = never>(
  operation: NoInfer<Operation<E>>,
  input: CallInput<E>,
  signal?: AbortSignal,
): Promise<Output<E>> {
  const late = AbortSignal.timeout(patience)
  const limit = signal === undefined ? late : AbortSignal.any([signal, late])
  const response = await send<E>(operation, input, limit)
  if (!response.ok) throw await problemOf(response)
  if (response.status === 204) return undefined as Output<E>
  try {
    return (await response.json()) as Output<E>
  } catch (cause) {
    if (limit.aborted) throw endOf(limit, cause)
    throw new ConsoleError('internal', `${operation}: the answer is not what this page expects`, { cause })
  }
}

/** The request alone, for answers that are streams. Headers may be added, the abort signal ends it. */
export async function send<E extends Endpoint = never>(
  operation: NoInfer<Operation<E>>,
  input: CallInput<E>,
  signal?: AbortSignal,
): Promise<Response> {
  const [method = '', path = ''] = operation.split(' ')
  const body = 'body' in input && input.body !== undefined ? JSON.stringify(input.body) : null
  const sentAt = Date.now()
  try {
    const response = await fetch(addressOf(path, input), {
      method,
      credentials: 'same-origin',
      cache: 'no-store',
      headers: body === null ? {} : { 'content-type': 'application/json' },
      body,
      signal: signal ?? null,
    })
    learnClock(response.headers.get('date'), sentAt, Date.now())
    return response
  } catch (cause) {
    throw signal?.aborted === true ? endOf(signal, cause) : new ConsoleUnreachable(cause)
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

/** The error that an answer other than 2xx means. */
export async function problemOf(response: Response): Promise<Error> {
  return problemOfAnswer(response.status, await response.json().catch(() => null))
}

/** The same of its status and what its body says; null where that is no JSON. */
export function problemOfAnswer(status: number, json: unknown): Error {
  if (!isProblem(json)) {
    // A proxy in between answers in HTML, for example while the console restarts.
    return status >= 502 && status <= 504
      ? new ConsoleUnreachable(status)
      : new ConsoleError('internal', `The console answered with status ${status}.`)
  }
  const error = ConsoleError.fromProblem(json)
  if (error.code === 'signed_out') leave()
  return error
}

/** Away from the page, so that nothing of the old session stays in memory. The page of signing in forgets what the browser kept. */
function leave() {
  if (window.location.pathname === paths.signIn()) return
  window.location.assign(paths.signIn(window.location.pathname + window.location.search))
}
