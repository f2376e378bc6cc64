import { ConsoleError } from '@/lib/api/problem'
import type { PublishOutcome } from '@/lib/rabbitmq/publish'

/** What became of a publish: the broker's word, a problem before anything was published, or no answer of the console at all. */
export type PublishResult =
  | PublishOutcome
  | { kind: 'problem'; error: ConsoleError }
  | { kind: 'unknown'; reason: 'no-answer' }

/**
 * What an error of the call says about the message. A problem that the server names came before the message was handed over;
 * `internal`, and no answer at all, may have come after.
 */
export const resultOfError = (error: unknown): PublishResult =>
  error instanceof ConsoleError && error.code !== 'internal'
    ? { kind: 'problem', error }
    : { kind: 'unknown', reason: 'no-answer' }
