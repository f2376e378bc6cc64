import { liveEvent } from '@/lib/api/live'
import type { StreamEvent } from './event-stream'
import type { LiveNews } from './follow'

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
