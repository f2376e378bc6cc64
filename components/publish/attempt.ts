import { ConsoleError } from '@/lib/api/problem'
import { utf8Length } from '@/lib/rabbitmq/plain-names'
import type { PublishOutcome } from '@/lib/rabbitmq/publish'
import type { PublishRequest } from './publish-values'

/** What became of a publish: the broker's word, a problem before anything was published, or no answer of the console at all. */
export type AttemptResult =
  | PublishOutcome
  | { kind: 'problem'; error: ConsoleError }
  | { kind: 'unknown'; reason: 'no-answer' }

/** One message that was sent by the form, and what became of it. */
export interface Attempt {
  id: number
  /** When the answer came, in ms. */
  at: number
  milliseconds: number
  vhost: string
  /** "" is the default exchange. */
  exchange: string
  routingKey: string
  bytes: number
  result: AttemptResult
}

/** The latest outcome and the 20 before it. */
const kept = 21

export const withAttempt = (attempts: readonly Attempt[], next: Attempt): Attempt[] =>
  [next, ...attempts].slice(0, kept)

/** Size of the payload that a form holds. */
export function payloadBytes({
  payload,
  payloadEncoding,
}: Pick<PublishRequest, 'payload' | 'payloadEncoding'>): number {
  if (payloadEncoding === 'text') return utf8Length(payload)
  const padding = payload.endsWith('==') ? 2 : payload.endsWith('=') ? 1 : 0
  return Math.max(0, Math.floor((payload.length * 3) / 4) - padding)
}

/**
 * What an error of the call says about the message. A problem that the server names came before the message was handed over;
 * `internal`, and no answer at all, may have come after.
 */
export const resultOfError = (error: unknown): AttemptResult =>
  error instanceof ConsoleError && error.code !== 'internal'
    ? { kind: 'problem', error }
    : { kind: 'unknown', reason: 'no-answer' }
