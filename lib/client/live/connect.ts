import { liveEvent, openLive, type LiveSource } from '@/lib/api/live'
import { ConsoleError, problemShape } from '@/lib/api/problem'
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
  const response = await fetch(openLive.path, {
    method: openLive.method,
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ sources: [source] }),
    cache: 'no-store',
    signal,
  })
  if (!response.ok) throw await refusalOf(response)
  if (response.body === null) throw new Error('The live stream has no body')
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

/** Anything but our own problem comes from something in between and may pass. */
async function refusalOf(response: Response): Promise<Error> {
  const text = await response.text().catch(() => '')
  try {
    const parsed = problemShape.safeParse(JSON.parse(text))
    if (parsed.success) return ConsoleError.fromProblem(parsed.data)
  } catch {
    // No JSON: no answer of ours.
  }
  return new Error(`The live stream was answered with ${response.status}`)
}
