import { messageLineText } from '@/lib/client/live/message-text'
import type { MessageRow } from '@/lib/client/live/ring'
import { wholeMessage } from '@/lib/client/live/whole-message'
import { startReplay } from './start-replay'

interface Where {
  vhost: string
  exchange: string
  /** Null: its own one, whatever its bytes are. */
  routingKey: string | null
}

/**
 * Publishes a row again where its stream is not open any more: as a replay of this one message, from the page, with the same
 * bytes. False when the replay is not seen, and may run all the same; throws when the page has not all of the message.
 */
export async function replayOne(row: MessageRow, where: Where, signal: AbortSignal): Promise<boolean> {
  const { rawRoutingKey, ...message } = await wholeMessage(row)
  const { vhost, exchange } = where
  const routingKey = where.routingKey ?? message.routingKey
  const ownKey = where.routingKey === null && rawRoutingKey !== undefined ? { rawRoutingKey } : {}
  const line = messageLineText({ ...message, exchange, routingKey, ...ownKey })
  const content = new Blob([line], { type: 'application/x-ndjson' })
  const onBegin = () => undefined
  return startReplay(content, { vhost, exchange, routingKey, payload: '' }, lines, { signal, onBegin })
}

const lines = { kind: 'json-lines', target: 'line' } as const
