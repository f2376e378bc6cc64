import type { LiveSourceRequest } from '@/lib/api/live'

/** A stream's source as it goes on behind this offset: reading from a stream misses nothing, however long one was away. */
export function behindOffset(source: LiveSourceRequest, offset: string): LiveSourceRequest {
  if (source.kind !== 'stream') return source
  return { ...source, offset: { from: 'offset', offset: String(BigInt(offset) + 1n) } }
}

/** Whether a source that is asked for again brings everything, whatever came in between. */
export const missesNothing = (source: LiveSourceRequest): boolean =>
  source.kind === 'stream' && source.offset.from !== 'next' && source.offset.from !== 'last'
