import type { openLive } from '@/lib/api/live'
import { problemOf, send } from '@/lib/client/api'
import { ConsoleUnreachable } from '@/lib/client/console-unreachable'
import { readEvents } from './event-stream'
import type { LiveNews, LiveRequest } from './follow'
import { readNews } from './read-news'

/**
 * Opens the live stream of some sources with fetch: unlike EventSource and WebSocket its reads are pulled, so that a page that is
 * slow, or paused, slows the broker's delivery. Leaving the loop ends the request, and the server gives back what was held.
 */
export async function* connectLive(
  { sources, filter }: LiveRequest,
  signal: AbortSignal,
): AsyncGenerator<LiveNews, void, void> {
  const response = await send<typeof openLive>(
    'POST /api/live',
    { body: { sources: [...sources], filter } },
    signal,
  )
  if (!response.ok) throw await problemOf(response)
  if (response.body === null) throw new ConsoleUnreachable('no body')
  for await (const event of readEvents(response.body)) {
    const news = readNews(event)
    if (news !== null) yield news
  }
}
