import type { LiveMessage, readLiveMessage, WholeMessage } from '@/lib/api/live'
import { ConsoleError } from '@/lib/api/problem'
import { call } from '@/lib/client/api'
import type { MessageRow } from './ring'

/** Whether the row has all of its message: not a beginning of the payload, nor properties that only their bytes tell. */
const isWhole = ({ payload, inexact }: LiveMessage): boolean => !payload.truncated && inexact !== true

/**
 * A row's message as the console has it: a payload that is longer than it keeps is truncated, and nothing else is left out.
 * Throws `gone` or `not_found` when the console does not hold it any more.
 */
export async function keptMessage(
  { message: arrived, stream, source }: MessageRow,
  signal?: AbortSignal,
): Promise<WholeMessage> {
  const message = arrived.readOnce()
  if (isWhole(message)) return { ...message, rawProperties: null }
  const params = { stream, source, seq: message.seq }
  return call<typeof readLiveMessage>('GET /api/live/{stream}/messages/{source}/{seq}', { params }, signal)
}

/** Whether the console does not hold a message any more: no error of asking for it. */
export const isNotKept = (error: unknown): boolean =>
  error instanceof ConsoleError && (error.code === 'gone' || error.code === 'not_found')

/** A row's message with all its bytes. Throws `not_whole` when the console never had them all. */
export async function wholeMessage(row: MessageRow): Promise<WholeMessage> {
  const message = await keptMessage(row)
  if (message.payload.truncated) throw new ConsoleError('not_whole', '')
  return message
}
