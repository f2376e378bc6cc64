import type { openLive } from '@/lib/api/live'
import { ConsoleError } from '@/lib/api/problem'
import { problemOf, send } from '@/lib/client/api'
import { ConsoleUnreachable } from '@/lib/client/console-unreachable'
import { Slices } from '@/lib/client/slices'
import { readEvents } from './event-stream'
import type { LiveNews, LiveRequest } from './follow'
import { readNews } from './read-news'
import { mostStreams, takeSlot } from './slots'

/** The live stream of some sources, where this browser has a connection left for it. */
export async function* readStream(
  request: LiveRequest,
  signal: AbortSignal,
): AsyncGenerator<LiveNews, void, void> {
  const release = await takeSlot()
  if (release === null) {
    throw new ConsoleError(
      'too_many',
      `Other tabs of this browser watch ${mostStreams} streams already, and it opens six connections to one server: stop one of them first.`,
    )
  }
  try {
    yield* readOpened(request, signal)
  } finally {
    release()
  }
}

async function* readOpened({ sources, filter }: LiveRequest, signal: AbortSignal) {
  const response = await send<typeof openLive>(
    'POST /api/live',
    { body: { sources: [...sources], filter } },
    signal,
  )
  if (!response.ok) throw await problemOf(response)
  if (response.body === null) throw new ConsoleUnreachable('no body')
  const slices = new Slices()
  for await (const event of readEvents(response.body)) {
    const news = readNews(event)
    if (news !== null) yield news
    // Where more is there already, nothing else would make this loop let go of the page.
    await slices.turn()
  }
}
