import 'server-only'
import { ConsoleError } from '@/lib/api/problem'
import type { LiveSourceRequest, ReplyRule, WholeMessage } from '@/lib/api/live'
import type { Settlement } from '@/lib/api/live-names'
import { noProperties } from '@/lib/rabbitmq/no-properties'
import type { AmqpLogin } from '@/lib/server/amqp/login'
import type { Delivered } from '@/lib/server/amqp/message'
import { publishMessage } from '@/lib/server/amqp/publish'
import { bytesAgain } from '@/lib/server/amqp/published-again'
import { refuseDefaultExchange } from '@/lib/server/amqp/tap'
import { log } from '@/lib/server/log'
import { PayloadPlace } from '@/lib/server/payload-room'
import { processWide } from '@/lib/server/process-wide'
import { isShuttingDown, shutdownProblem } from '@/lib/server/shutdown'
import { LiveStream, type LiveOptions, type LiveTiming } from './live-stream'
import { shutdownTracing } from './tracing'

const limits = { perSession: 16, inAll: 200 }

interface Registry {
  streams: Map<string, LiveStream>
  /** Nobody asks for them any more, but they still give messages back: their connections are needed. */
  ending: Set<LiveStream>
}
const registry = (): Registry =>
  processWide('live.streams', () => ({
    streams: new Map<string, LiveStream>(),
    ending: new Set<LiveStream>(),
  }))

/**
 * Opens the live stream of a tab and answers its bytes, an event stream. Throws before anything flows when no source can
 * be started; it ends when the reader cancels or goes away, and gives all messages back then.
 */
export async function openLiveStream(
  login: AmqpLogin,
  sources: readonly LiveSourceRequest[],
  options: LiveOptions,
  timing?: LiveTiming,
): Promise<ReadableStream<Uint8Array>> {
  for (const [index, source] of sources.entries()) {
    if (source.kind === 'tap') refuseDefaultExchange(source.exchange, `/sources/${index}/exchange`)
  }
  const stream = new LiveStream(login.sessionId, sources, options, timing)
  admit(stream)
  try {
    await stream.start(login)
  } catch (error) {
    await stream.stop(null)
    throw error
  }
  return stream.readable
}

function admit(stream: LiveStream): void {
  const { streams, ending } = registry()
  if (isShuttingDown()) throw shutdownProblem()
  const own = [...streams.values()].filter(({ sessionId }) => sessionId === stream.sessionId).length
  if (own >= limits.perSession || streams.size >= limits.inAll) {
    const whose = own >= limits.perSession ? 'You have' : 'The console has'
    const detail = `${whose} ${own >= limits.perSession ? own : streams.size} live views open: close one first.`
    throw new ConsoleError('too_many', detail, { retryAfter: 30 })
  }
  streams.set(stream.id, stream)
  void stream.over.then(async () => {
    streams.delete(stream.id)
    ending.add(stream)
    try {
      await stream.stop(null)
    } catch (error) {
      log.error({ err: error }, 'a live stream did not end well')
    } finally {
      ending.delete(stream)
    }
  })
}

/** Those that are open, and those that still give messages back. */
const unfinished = (): LiveStream[] => [...registry().streams.values(), ...registry().ending]

function find(sessionId: string, streamId: string): LiveStream {
  const stream = registry().streams.get(streamId)
  // Somebody else's stream is as good as none.
  if (stream === undefined || stream.sessionId !== sessionId) {
    throw new ConsoleError('not_found', 'This live stream is not open any more.')
  }
  return stream
}

/** Acks, requeues or rejects messages that a consumer of this session's stream holds. */
export function settleLive(
  sessionId: string,
  streamId: string,
  request: { source: number; seqs: readonly number[]; settlement: Settlement },
): Promise<{ settled: number[]; missed: number[] }> {
  return find(sessionId, streamId).settle(request.source, request.seqs, request.settlement)
}

/** Answers requests that a consumer of this session's stream shows; null answers no more. */
export const replyLive = (
  login: AmqpLogin,
  streamId: string,
  source: number,
  rule: ReplyRule | null,
): Promise<void> => find(login.sessionId, streamId).reply(login, source, rule)

/** The firehose that this session watches goes off with its last viewer, although it was on before. */
export const turnTracingOffAtEnd = (sessionId: string, streamId: string, source: number): void =>
  find(sessionId, streamId).turnTracingOffAtEnd(source)

/** Another filter for a running stream of this session. */
export const filterLive = (sessionId: string, streamId: string, filter: string): void =>
  find(sessionId, streamId).setFilter(filter)

/** One message of this session's stream with its whole payload, while the console holds it. */
export const readLiveMessage = (
  sessionId: string,
  streamId: string,
  source: number,
  seq: number,
): WholeMessage => find(sessionId, streamId).read(source, seq)

const routingKeyOf = ({ routingKey, rawRoutingKey }: Delivered) =>
  rawRoutingKey === undefined ? { routingKey } : { routingKey, rawRoutingKey }

/** Publishes a message of this session's stream again, with the bytes that it came with, by the rule of `bytesAgain`. */
export async function republishLive(
  login: AmqpLogin,
  message: { stream: string; source: number; seq: number },
  target: { vhost: string; exchange: string; routingKey: string | null },
): ReturnType<typeof publishMessage> {
  const { stream, source, seq } = message
  const whole = find(login.sessionId, stream).whole(source, seq)
  const rawProperties = bytesAgain(whole.rawProperties, login.username)
  const { vhost, exchange } = target
  const key = target.routingKey === null ? routingKeyOf(whole) : { routingKey: target.routingKey }
  const outgoing = { exchange, ...key, payload: whole.body, mandatory: true, rawProperties }
  // Until it has gone the stream may forget it, and its memory goes on without it.
  const place = new PayloadPlace()
  try {
    place.take(whole.body.length)
    return await publishMessage(login, vhost, { ...outgoing, properties: noProperties() })
  } finally {
    place.release()
  }
}

/** Ends all streams of a session and tells their readers why; what they held is back in its queue afterwards. */
export async function endSessionStreams(sessionId: string, problem: ConsoleError): Promise<void> {
  const own = unfinished().filter((stream) => stream.sessionId === sessionId)
  await Promise.all(own.map((stream) => stream.stop(problem)))
}

/** Milliseconds that a shutdown has for all of this, less than the process gives it. */
const longestShutdown = 3_800

/**
 * Ends all streams, after `beginShutdown`, which lets no more be opened: every message is back in its queue afterwards, within
 * three seconds, and a firehose that could not be turned off has had one more chance, or is logged.
 */
export async function shutdownLive(): Promise<void> {
  const latest = Date.now() + longestShutdown
  const problem = shutdownProblem()
  await Promise.all(unfinished().map((stream) => stream.stop(problem)))
  await shutdownTracing(latest)
}
