import type { LiveEvent, LiveSource } from '@/lib/api/live'
import { ConsoleError, type ProblemCode } from '@/lib/api/problem'
import { backoff } from '@/lib/client/retry'

/** What the stream brought. `length` is the event's size in characters; `unreadable` is an event that does not fit the contract. */
export type LiveNews = (LiveEvent | { event: 'unreadable' }) & { length: number }

/** What is watched, and what of it. */
export interface LiveRequest {
  sources: readonly LiveSource[]
  filter: string
}

export interface FollowParts {
  /** Opens the stream. Ends when the server ends it, throws when it could not be opened or broke. */
  connect: (request: LiveRequest, signal: AbortSignal) => AsyncIterable<LiveNews>
  now: () => number
  /** Runs something later; gives back how to call that off. */
  after: (milliseconds: number, run: () => void) => () => void
}

export interface FollowHandlers {
  onNews: (news: LiveNews) => void
  /** The connection went at `at`; another attempt comes by itself. Called once for one loss. */
  onLost: (at: number) => void
  /** When the next attempt is made, null while it is being made. */
  onRetry: (at: number | null) => void
  /** Over, and not tried again: what ended it. */
  onEnded: (error: unknown) => void
  /** Resolves when there is room for more: until then nothing is read, so the server stops taking from the broker. */
  room: () => Promise<void>
}

/** A server that says nothing for three beats is not there any more. */
const silence = 45_000
/** A connection that lasted this long starts the waits from the beginning. */
const settledAfter = 15_000

/** These pass by themselves; all other problems would come again. */
const passing: ReadonlySet<ProblemCode> = new Set([
  'broker_unreachable',
  'broker_timeout',
  'shutting_down',
  'too_many_streams',
])
const mayPass = (error: unknown) => !(error instanceof ConsoleError) || passing.has(error.code)

type Outcome = { ended: boolean; at: number; error: unknown; opened: number | null }

/**
 * Reads the live stream of some sources until `signal` aborts, the server says that all are over, or the first attempt fails.
 * A connection that is lost after it was open is opened again, with growing waits, and asks again what is wanted now.
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
    if (outcome.ended || !everOpen || !mayPass(outcome.error)) {
      on.onEnded(outcome.error)
      return
    }
    if (outcome.opened !== null) {
      isAway = false
      if (outcome.at - outcome.opened >= settledAfter) failures = 0
    }
    if (!isAway) on.onLost(outcome.at)
    isAway = true
    const wait = Math.max(backoff(failures), asked(outcome.error))
    failures += 1
    on.onRetry(parts.now() + wait)
    await sleep(wait, parts, signal)
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
  const over = new Set<number>()
  const watch = () =>
    parts.after(silence, () => {
      isSilent = true
      attempt.abort()
    })
  let unwatch = watch()
  const lost = (error: unknown): Outcome => ({
    ended: false,
    at: isSilent ? heard : parts.now(),
    error,
    opened,
  })
  try {
    for await (const news of parts.connect(request, attempt.signal)) {
      unwatch()
      heard = parts.now()
      if (signal.aborted) return lost(null)
      if (news.event === 'open') opened = heard
      if (news.event === 'end') over.add(news.source)
      if (news.event === 'closed' || over.size === request.sources.length) {
        const error =
          'problem' in news && news.problem !== null ? ConsoleError.fromProblem(news.problem) : null
        const ended = news.event === 'end' || !mayPass(error)
        return { ended, at: heard, error, opened }
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

function sleep(milliseconds: number, parts: FollowParts, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve()
      return
    }
    const finish = () => {
      cancel()
      signal.removeEventListener('abort', finish)
      resolve()
    }
    const cancel = parts.after(milliseconds, finish)
    signal.addEventListener('abort', finish)
  })
}
