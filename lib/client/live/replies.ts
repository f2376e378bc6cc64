import type { LiveEvent } from '@/lib/api/live'
import { ConsoleError } from '@/lib/api/problem'

type Told = Extract<LiveEvent, { event: 'replies' }>
export type FailedReply = Told['failed'][number]

/** How automatic replies do, as the screen shows it. */
export interface Replies {
  readonly running: boolean
  readonly counts: Told['counts']
  readonly blocked: string | null
  /** The last one that was not taken; its request is still held. */
  readonly lastFailed: FailedReply | null
  /** Why they ended by themselves. */
  readonly error: ConsoleError | null
  /** They ended with the connection. */
  readonly isCutOff: boolean
}

/** The next state after what the server told. Counts of before are forgotten when replies begin anew. */
export const withReplies = (before: Replies | null, told: Told): Replies => ({
  running: told.running,
  counts: told.counts,
  blocked: told.blocked,
  lastFailed: told.failed.at(-1) ?? (told.counts.failed === 0 ? null : (before?.lastFailed ?? null)),
  error: told.problem === null ? null : ConsoleError.fromProblem(told.problem),
  isCutOff: false,
})

/** After the connection went: the server answers nothing for a viewer that is gone. */
export const cutOff = (replies: Replies | null): Replies | null =>
  replies?.running === true ? { ...replies, running: false, isCutOff: true } : replies
