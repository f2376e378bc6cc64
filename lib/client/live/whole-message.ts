import type { LiveMessage, readLiveMessage, WholeMessage } from '@/lib/api/live'
import { call } from '@/lib/client/api'
import { hasUnread } from '@/lib/rabbitmq/unread'
import type { MessageRow } from './ring'

/** Whether the row has all of its message: not a beginning of the payload, nor headers that only their bytes tell. */
const isWhole = ({ payload, propertiesProblem, properties }: LiveMessage): boolean =>
  !payload.truncated && propertiesProblem === null && !hasUnread(properties.headers ?? [])

/** A row's message with all its bytes. Throws `gone` or `not_found` when the console does not hold them any more. */
export async function wholeMessage(
  { message, stream, source }: MessageRow,
  signal?: AbortSignal,
): Promise<WholeMessage> {
  if (isWhole(message)) return { ...message, rawProperties: null }
  const params = { stream, source, seq: message.seq }
  return call<typeof readLiveMessage>('GET /api/live/{stream}/messages/{source}/{seq}', { params }, signal)
}
