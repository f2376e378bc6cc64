import type { LiveEvent, LiveSourceRequest } from '@/lib/api/live'
import { ConsoleError, type ProblemCode } from '@/lib/api/problem'
import { backoff } from '@/lib/client/retry'
import type { ArrivedMessage } from './arrived-message'

/** What the stream brought. `length` is the event's size in characters; `unreadable` is an event that does not fit the contract. */
export type LiveNews = (
  | Exclude<LiveEvent, { event: 'messages' }>
  | { event: 'messages'; source: number; messages: readonly ArrivedMessage[] }
  | { event: 'unreadable' }
) & { length: number }

/** What is watched, and what of it. */
export interface LiveRequest {
  sources: readonly LiveSourceRequest[]
  filter: string
}

export interface FollowParts {
  /** Opens the stream. Ends when the server ends it, throws when it could not be opened or broke. */
  connect: (request: LiveRequest, signal: AbortSignal) => AsyncIterable<LiveNews>
  now: () => number
  /** Runs something later; gives back how to call that off. */
  after: (milliseconds: number, run: () => void) => () => void
  /** From 0 to 1. */
  random: () => number
}

/** The next attempt. */
export interface Retry {
  at: number
  /** What the last one failed of; null for a connection that ended without a word. */
  why: unknown
  /** Makes it now. */
  now: () => void
}

export interface FollowHandlers {
  onNews: (news: LiveNews) => void
  /** The connection went at `at`; another attempt comes by itself. Called once for one loss. */
  onLost: (at: number) => void
  /** The next attempt is waited for; null while it is being made. */
  onRetry: (retry: Retry | null) => void
  /** Over, and not tried again: what ended it. */
  onEnded: (error: unknown) => void
  /** Resolves when there is room for more: until then nothing is read, so the server stops taking from the broker. */
  room: () => Promise<void>
}

/** A server that says nothing for three beats is not there any more. */
const silence = 45_000
/** A connection that lasted this long starts the waits from the beginning. */
const settledAfter = 15_000

/**
 * These pass by themselves, whether the request was refused for it or a source ended of it; all others would come again. What
 * stands before a broker that is down, a load balancer say, does not speak AMQP.
 */
const passing: ReadonlySet<ProblemCode> = new Set([
  'broker_unreachable',
  'broker_timeout',
  'broker_unexpected',
  'queue_unreachable',
  'shutting_down',
  'too_many',
])
const mayPass = (error: unknown) => !(error instanceof ConsoleError) || passing.has(error.code)

/** Up to a quarter longer, or all viewers of a broker that comes back would ask at the same moment. */
const jitter = (wait: number, random: number): number => Math.round(wait * (1 + random / 4))

type Outcome = { at: number; error: unknown; opened: number | null }

/**
 * Reads the live stream of some sources until `signal` aborts, the first attempt fails, or what ended it would end it again: the
 * queue was deleted, the right is gone. A stream that was open and is lost, be it between the page and the console or between
 * the console and the broker, is opened again, with growing waits, and asks again what is wanted now.
 */
export async function follow(
  wanted: () => LiveRequest,
  parts: FollowParts,
  on: FollowHandlers,
  signal: AbortSignal,
): Promise<void> {
  let everOpen = false
  let isAway = false
  let failures = 0
  while (!signal.aborted) {
    const outcome = await readOnce(wanted(), parts, on, signal)
    if (signal.aborted) return
    everOpen ||= outcome.opened !== null
    if (!everOpen || !mayPass(outcome.error)) {
      on.onEnded(outcome.error)
      return
    }
    if (outcome.opened !== null) {
      isAway = false
      if (outcome.at - outcome.opened >= settledAfter) failures = 0
    }
    if (!isAway) on.onLost(outcome.at)
    isAway = true
    const wait = jitter(Math.max(backoff(failures), asked(outcome.error)), parts.random())
    failures += 1
    const { over, end } = sleep(wait, parts, signal)
    on.onRetry({ at: parts.now() + wait, why: outcome.error, now: end })
    await over
    if (!signal.aborted) on.onRetry(null)
  }
}

const asked = (error: unknown) =>
  error instanceof ConsoleError && error.retryAfter !== null ? error.retryAfter * 1_000 : 0

async function readOnce(
  request: LiveRequest,
  parts: FollowParts,
  on: FollowHandlers,
  signal: AbortSignal,
): Promise<Outcome> {
  const attempt = new AbortController()
  const abort = () => attempt.abort()
  signal.addEventListener('abort', abort)
  let opened: number | null = null
  let heard = parts.now()
  let isSilent = false
  const ends = new Map<number, ConsoleError>()
  const watch = () =>
    parts.after(silence, () => {
      isSilent = true
      attempt.abort()
    })
  let unwatch = watch()
  const lost = (error: unknown): Outcome => ({ at: isSilent ? heard : parts.now(), error, opened })
  try {
    for await (const news of parts.connect(request, attempt.signal)) {
      unwatch()
      heard = parts.now()
      if (signal.aborted) return lost(null)
      if (news.event === 'open') opened = heard
      if (news.event === 'closed') return lost(ConsoleError.fromProblem(news.problem))
      if (news.event === 'end') {
        const error = ConsoleError.fromProblem(news.problem)
        ends.set(news.source, error)
        // Of all that ended, those that may come back are asked for again.
        if (ends.size === request.sources.length) return lost([...ends.values()].find(mayPass) ?? error)
      }
      on.onNews(news)
      await on.room()
      unwatch = watch()
    }
    return lost(null)
  } catch (error) {
    return lost(error)
  } finally {
    unwatch()
    signal.removeEventListener('abort', abort)
    attempt.abort()
  }
}

function sleep(
  milliseconds: number,
  parts: FollowParts,
  signal: AbortSignal,
): { over: Promise<void>; end: () => void } {
  let end = () => undefined as void
  const over = new Promise<void>((resolve) => {
    if (signal.aborted) {
      resolve()
      return
    }
    end = () => {
      cancel()
      signal.removeEventListener('abort', end)
      resolve()
    }
    const cancel = parts.after(milliseconds, end)
    signal.addEventListener('abort', end)
  })
  return { over, end }
}
