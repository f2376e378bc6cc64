import type { LiveSource, openLive } from '@/lib/api/live'
import { problemOf, send } from '@/lib/client/api'
import { ConsoleUnreachable } from '@/lib/client/console-unreachable'
import { readEvents } from './event-stream'
import type { LiveNews } from './follow'

/**
 * Opens the live stream of one source with fetch: unlike EventSource and WebSocket its reads are pulled, so that a page that is
 * slow, or paused, slows the broker's delivery. Leaving the loop ends the request, and the server gives back what was held.
 */
export async function* connectLive(
  source: LiveSource,
  signal: AbortSignal,
): AsyncGenerator<LiveNews, void, void> {
  // The schemas of a stream come when one is opened, not with the page.
  const { readNews } = await import('./read-news')
  const response = await send<typeof openLive>('POST /api/live', { body: { sources: [source] } }, signal)
  if (!response.ok) throw await problemOf(response)
  if (response.body === null) throw new ConsoleUnreachable('no body')
  for await (const event of readEvents(response.body)) {
    const news = readNews(event)
    if (news !== null) yield news
  }
}
