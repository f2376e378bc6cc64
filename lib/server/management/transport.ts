import 'server-only'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { Agent } from 'undici'
import { ConsoleError } from '@/lib/api/problem'
import type { BrokerConfig } from '@/lib/server/config/config'
import { processWide } from '@/lib/server/process-wide'
import { transportProblem } from './faults'
import type { BrokerLogin } from './login'
import { replyProblem, type Reply } from './reply'

const connectTimeout = 4_000
const usualDeadline = 15_000
const largestAnswer = 64 * 1024 * 1024

export interface Sent {
  query?: Record<string, string | number | boolean>
  body?: unknown
  headers?: Record<string, string>
  /** In ms, for the whole answer. */
  deadline?: number
  /** Statuses from 300 up that are answers here, and no faults. */
  answers?: readonly number[]
  /** Instead of JSON.parse, for answers in which numbers must stay as they were written. */
  parse?: (text: string) => unknown
}

interface Answer extends Reply {
  bytes: number
  /** Until the whole answer was here, in ms. */
  took: number
  /** For a conditional read; null where the broker gives none. */
  etag: string | null
}

/** The broker sees at most this many sockets, however many people are signed in. */
const socketsPerBroker = 16

const agents = () => processWide('management.agents', () => new Map<string, Agent>())

function agentOf(broker: BrokerConfig): Agent {
  const key = JSON.stringify([broker.management.origin, broker.ca])
  const known = agents().get(key)
  if (known !== undefined) return known
  const agent = new Agent({
    connections: socketsPerBroker,
    connect: { timeout: connectTimeout, ...(broker.ca === null ? {} : { ca: broker.ca }) },
  })
  agents().set(key, agent)
  return agent
}

const decompress = promisify(gunzip)

async function readBody(body: AsyncIterable<Buffer>, encoding: unknown, origin: string): Promise<string> {
  const tooLarge = () =>
    new ConsoleError(
      'broker_unexpected',
      `The answer of ${origin} is larger than ${largestAnswer / 1024 / 1024} MiB.`,
    )
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.length
    if (size > largestAnswer) throw tooLarge()
    chunks.push(chunk)
  }
  const whole = Buffer.concat(chunks)
  if (encoding !== 'gzip') return whole.toString('utf8')
  try {
    return (await decompress(whole, { maxOutputLength: largestAnswer })).toString('utf8')
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge()
    throw new ConsoleError('broker_unexpected', `The answer of ${origin} is compressed, but not readable.`, {
      cause: error,
    })
  }
}

function parseReply(status: number, text: string, parse: (text: string) => unknown = JSON.parse): Reply {
  if (text.trim() === '') return { status, json: undefined, foreign: false }
  try {
    return { status, json: parse(text), foreign: false }
  } catch {
    return { status, json: undefined, foreign: true }
  }
}

const queryText = (query: Sent['query']) =>
  query === undefined
    ? ''
    : `?${new URLSearchParams(Object.entries(query).map(([key, value]) => [key, String(value)])).toString()}`

/** One request to the management API with this user's own login. Throws ConsoleError for faults and for answers from 300 up. */
export async function send(
  login: BrokerLogin,
  method: 'GET' | 'PUT' | 'POST' | 'DELETE',
  path: string,
  sent: Sent = {},
): Promise<Answer> {
  const { management } = login.broker
  const authorization = Buffer.from(`${login.username}:${login.password.reveal()}`).toString('base64')
  const deadline = sent.deadline ?? usualDeadline
  const start = performance.now()
  let reply: Answer
  try {
    const answer = await agentOf(login.broker).request({
      origin: management.origin,
      // undici's own request() would normalise it as a URL; the agent sends it as it is.
      path: `${management.path}/api/${path}${queryText(sent.query)}`,
      method,
      signal: AbortSignal.timeout(deadline),
      headersTimeout: deadline,
      bodyTimeout: deadline,
      headers: {
        authorization: `Basic ${authorization}`,
        // 4.3 answers 406 to a DELETE that says what it accepts.
        ...(method === 'GET' ? { accept: 'application/json', 'accept-encoding': 'gzip' } : {}),
        ...(sent.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...sent.headers,
      },
      ...(sent.body === undefined ? {} : { body: JSON.stringify(sent.body) }),
    })
    const text = await readBody(answer.body, answer.headers['content-encoding'], management.origin)
    const { etag } = answer.headers
    reply = {
      ...parseReply(answer.statusCode, text, sent.parse),
      bytes: text.length,
      took: performance.now() - start,
      etag: typeof etag === 'string' ? etag : null,
    }
  } catch (error) {
    throw error instanceof ConsoleError ? error : transportProblem(error, management.origin)
  }
  if (reply.status >= 300 && sent.answers?.includes(reply.status) !== true)
    throw replyProblem(reply, management.origin)
  return reply
}
