import { ConsoleUnreachable } from '@/lib/client/console-unreachable'
import type { LiveNews, LiveRequest } from './follow'

/**
 * Opens the live stream of some sources with fetch: unlike EventSource and WebSocket its reads are pulled, so that a page that is
 * slow, or paused, slows the broker's delivery. Leaving the loop ends the request, and the server gives back what was held.
 */
export async function* connectLive(
  request: LiveRequest,
  signal: AbortSignal,
): AsyncGenerator<LiveNews, void, void> {
  // Only a page that watches needs it.
  const { readStream } = await import('./read-stream').catch((cause: unknown) => {
    throw new ConsoleUnreachable(cause)
  })
  yield* readStream(request, signal)
}
