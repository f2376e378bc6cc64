import 'server-only'
import type { PublishOutcome } from '@/lib/rabbitmq/publish'
import { visibleText } from '@/lib/server/visible-text'
import type { ChannelEnd } from './channel'
import { isPartialCommit } from './transaction'

/** A large message takes its time on the wire and on the broker's disk. */
const bytesPerMillisecond = 512

/** Milliseconds to wait for the broker's answer to a payload of so many bytes. */
export const answerWait = (bytes: number, shortest = 15_000): number => shortest + bytes / bytesPerMillisecond

/** What a basic.return says. amqplib types the fields of a delivery. */
export function returnedOf(fields: object): PublishOutcome {
  const { replyCode, replyText } = fields as { replyCode: number; replyText: string }
  return { kind: 'returned', replyCode, replyText: visibleText(replyText) }
}

/** What the callback of a confirm says; null for any other error: a channel that closed, whose end says why. */
export function confirmOf(error: unknown): 'confirmed' | 'nacked' | null {
  if (error === null) return 'confirmed'
  return error instanceof Error && error.message === 'message nacked' ? 'nacked' : null
}

/** A channel closed by the broker is its refusal; a connection that went says nothing about the message. */
export function outcomeOfEnd(end: ChannelEnd): PublishOutcome {
  if (end.by !== 'broker' || end.close === null) return { kind: 'unknown', reason: 'connection-lost' }
  if (isPartialCommit(end.close)) return { kind: 'unknown', reason: 'partly-committed' }
  return { kind: 'refused', replyCode: end.close.code, text: end.close.text }
}
