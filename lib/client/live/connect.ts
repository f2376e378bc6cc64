import { liveEvent, openLive, type LiveSource } from '@/lib/api/live'
import { problemOf, send } from '@/lib/client/api'
import { ConsoleUnreachable } from '@/lib/client/console-unreachable'
import { readEvents, type StreamEvent } from './event-stream'
import type { LiveNews } from './follow'

/**
 * Opens the live stream of one source with fetch: unlike EventSource and WebSocket its reads are pulled, so that a page that is
 * slow, or paused, slows the broker's delivery. Leaving the loop ends the request, and the server gives back what was held.
 */
export async function* connectLive(
  source: LiveSource,
  signal: AbortSignal,
): AsyncGenerator<LiveNews, void, void> {
  const response = await send(openLive, { body: { sources: [source] } }, signal)
  if (!response.ok) throw await problemOf(response)
  if (response.body === null) throw new ConsoleUnreachable('no body')
  for await (const event of readEvents(response.body)) {
    const news = readNews(event)
    if (news !== null) yield news
  }
}

/** An event as the contract has it. Events of a name that this page does not know are none of its business. */
export function readNews({ event, data }: StreamEvent): LiveNews | null {
  if (!known.has(event)) return null
  const length = data.length
  let json: unknown
  try {
    json = JSON.parse(data)
  } catch {
    return { event: 'unreadable', length }
  }
  const parsed = liveEvent.safeParse(typeof json === 'object' && json !== null ? { ...json, event } : json)
  return parsed.success ? { ...parsed.data, length } : { event: 'unreadable', length }
}

const known = new Set<string>(liveEvent.options.map((option) => option.shape.event.value))
