import { ConsoleError } from '@/lib/api/problem'
import { utf8Length } from '@/lib/rabbitmq/plain-names'
import type { PublishOutcome } from '@/lib/rabbitmq/publish'
import type { PublishValues } from './publish-values'

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
  guarantee: PublishValues['guarantee']
  /** The form as it was, to publish it again; null when it is too large to keep. */
  values: PublishValues | null
  result: AttemptResult
}

/** The latest outcome and the 20 before it. */
const kept = 21

export const withAttempt = (attempts: readonly Attempt[], next: Attempt): Attempt[] =>
  [next, ...attempts].slice(0, kept)

/** Size of the payload that is typed in a form, before it is packed and as UTF-8. */
export function payloadBytes({
  payload,
  payloadEncoding,
}: {
  payload: string
  payloadEncoding: 'json' | 'text' | 'base64' | 'hex'
}): number {
  if (payloadEncoding === 'hex') return Math.floor(payload.replace(/\s+/g, '').length / 2)
  if (payloadEncoding !== 'base64') return utf8Length(payload)
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
