import 'server-only'
import type { z } from 'zod'
import type { Endpoint } from '@/lib/api/endpoint'
import { ConsoleError } from '@/lib/api/problem'
import { isObject } from '@/lib/rabbitmq/is-object'
import { auditTarget, recordAudit } from '@/lib/server/audit/audit'
import { config } from '@/lib/server/config/config'
import { hub } from '@/lib/server/management/hub'
import { PayloadPlace } from '@/lib/server/payload-room'
import { sessions } from '@/lib/server/session/sessions'
import type { ConsoleSession } from '@/lib/server/session/store'
import { verifySession } from '@/lib/server/session/verify'
import { isShuttingDown, shutdownProblem } from '@/lib/server/shutdown'
import { visibleText } from '@/lib/server/visible-text'
import { answer, problemAnswer, toConsoleError } from './answer'
import { clientOf, type Client } from './client-address'
import { isHttps, tokenOf } from './cookie'
import { parseInput } from './parse-input'
import { pathParams } from './path-params'
import { checkSameOrigin } from './same-origin'

interface Context<P, Q, B, S> {
  session: S
  params: P
  query: Q
  body: B
  client: Client
  signal: AbortSignal
  /** The body of an `upload`, not read yet; null for all others. */
  upload: ReadableStream<Uint8Array> | null
  /** What this request holds of the room for payloads, until it is answered. */
  place: PayloadPlace
  /** Headers to add to the answer. */
  headers: Headers
}

type Input<T> = T extends z.ZodType ? z.output<T> : undefined
/** A stream is handed over as bytes, an operation without output gives nothing. */
type Output<O> = ReadableStream<Uint8Array> | (O extends z.ZodUndefined ? void : Input<O>)
type Handler<P, Q, B, O, S> = (context: Context<Input<P>, Input<Q>, Input<B>, S>) => Promise<Output<O>>

/** What Next calls. The endpoint rides along for the architecture test. */
export interface RouteHandler {
  (request: Request, segment: { params: Promise<unknown> }): Promise<Response>
  endpoint: Endpoint
}

/** An operation of the API for those who are signed in. */
export function route<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, O extends z.ZodType>(
  endpoint: Endpoint<P, Q, B, O>,
  handler: Handler<P, Q, B, O, ConsoleSession>,
): RouteHandler {
  if (endpoint.open) throw new TypeError(`${endpoint.id} is open: use openRoute`)
  return make(endpoint, handler as unknown as AnyHandler)
}

/** An operation that works without a session; it is given one where there is one. */
export function openRoute<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, O extends z.ZodType>(
  endpoint: Endpoint<P, Q, B, O>,
  handler: Handler<P, Q, B, O, ConsoleSession | null>,
): RouteHandler {
  if (!endpoint.open) throw new TypeError(`${endpoint.id} needs a session: use route`)
  return make(endpoint, handler as unknown as AnyHandler)
}

const changes = ({ method, reads }: Endpoint): boolean => method !== 'GET' && reads !== true

type AnyHandler = (context: Context<unknown, unknown, unknown, ConsoleSession | null>) => Promise<unknown>

function make(endpoint: Endpoint, handler: AnyHandler): RouteHandler {
  const isWrite = changes(endpoint)
  const handle = async (request: Request): Promise<Response> => {
    const started = performance.now()
    const client = clientOf(request.headers)
    const headers = new Headers()
    const place = new PayloadPlace()
    const attempt: Attempt = { session: null, params: undefined, body: undefined }
    let problem: ConsoleError | null = null
    let output: unknown
    try {
      if (isShuttingDown()) throw shutdownProblem()
      if (endpoint.method !== 'GET') checkSameOrigin(request.headers, config().origin)
      attempt.session = await sessionFor(endpoint, request, client)
      attempt.params = pathParams(endpoint.path, request.url)
      const input = await parseInput(endpoint, request, attempt.params, place)
      Object.assign(attempt, input)
      const { session } = attempt
      const upload = endpoint.upload === true ? request.body : null
      output = await handler({ ...input, session, client, signal: request.signal, headers, upload, place })
      return answer(output, headers)
    } catch (error) {
      problem = await explained(attempt.session, toConsoleError(error, endpoint.id))
      return problemAnswer(problem, headers)
    } finally {
      place.release()
      if (isWrite) {
        audit(endpoint, attempt, client, { problem, output }, performance.now() - started)
        if (attempt.session !== null) hub().forget(attempt.session.login.fingerprint)
      }
    }
  }
  return Object.assign(handle, { endpoint })
}

interface Attempt {
  session: ConsoleSession | null
  params: unknown
  body: unknown
}

/** The session that this request may use. A read-only broker's state is not changed at all: no tap, no get, no settling. */
async function sessionFor(
  endpoint: Endpoint,
  request: Request,
  client: Client,
): Promise<ConsoleSession | null> {
  const token = tokenOf(request.headers.get('cookie'), isHttps(client))
  const session = token === null ? null : sessions().use(token)
  if (endpoint.open) return session
  if (session === null) throw new ConsoleError('signed_out', 'Sign in first.')
  // Whoever the broker no longer knows can still sign out.
  if (endpoint.audit !== 'session.close') {
    await verifySession(session)
    if (changes(endpoint) && session.login.broker.readOnly) {
      throw new ConsoleError('read_only', 'The configuration of this console makes this broker read-only.')
    }
  }
  return session
}

/** What a failure means for the session: a login that the broker refuses ends it. */
async function explained(session: ConsoleSession | null, problem: ConsoleError): Promise<ConsoleError> {
  if (session === null) return problem
  if (problem.code === 'signed_out') sessions().end(session, problem)
  if (problem.code !== 'bad_credentials') return problem
  // AMQP refused the login. The management API knows whether it is the password or only AMQP that is closed.
  try {
    await verifySession(session, { now: true })
    return new ConsoleError(
      'refused',
      `AMQP does not let this user in, the management API does: ${problem.message}`,
    )
  } catch (error) {
    return toConsoleError(error, 'verifySession')
  }
}

/** What became of a published message is the outcome, not that the request went through. */
function outcomeOf(output: unknown): string {
  const outcome = isObject(output) ? output['outcome'] : undefined
  return isObject(outcome) && typeof outcome['kind'] === 'string' ? outcome['kind'] : 'ok'
}

function audit(
  endpoint: Endpoint,
  { session, params, body }: Attempt,
  client: Client,
  { problem, output }: { problem: ConsoleError | null; output: unknown },
  ms: number,
): void {
  if (endpoint.audit === undefined) return
  const given = isObject(body) ? body['username'] : undefined
  recordAudit({
    at: Date.now(),
    action: endpoint.audit,
    user: session?.login.username ?? (typeof given === 'string' ? visibleText(given, 300) : null),
    broker: session?.login.broker.id ?? null,
    session: session?.id.slice(0, 8) ?? null,
    address: visibleText(client.address, 100),
    target: auditTarget(params, body),
    outcome: problem?.code ?? outcomeOf(output),
    reason: problem === null ? null : visibleText(problem.message),
    ms: Math.round(ms),
  })
}
