import 'server-only'
import type { LiveEvent } from '@/lib/api/live'
import { encodeEvent, encodeLines } from '@/lib/server/event-stream'

/**
 * An event of the live stream. Messages stand each on a data line of its own, beginning with `seq` and `held`, for a page that
 * reads a message when it is looked at; together the lines are the whole event as JSON.
 */
export function encodeLive(event: LiveEvent): string {
  if (event.event !== 'messages') return encodeEvent(event)
  const { messages, ...rest } = event
  const last = messages.length - 1
  const lines = messages.map(
    ({ seq, held, ...message }, index) =>
      JSON.stringify({ seq, held, ...message }) + (index < last ? ',' : ''),
  )
  return encodeLines('messages', [`${JSON.stringify(rest).slice(0, -1)},"messages":[`, ...lines, ']}'])
}
