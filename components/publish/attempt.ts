import type { PublishResult } from '@/lib/client/publish-result'
import { utf8Length } from '@/lib/rabbitmq/name-rules'
import type { PublishValues } from './publish-values'

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
  result: PublishResult
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
