import type { LiveMessage, LiveSourceRequest } from '@/lib/api/live'

/** A stream's source as it goes on behind these messages: reading from a stream misses nothing, however long one was away. */
export function streamOffset(source: LiveSourceRequest, messages: readonly LiveMessage[]): LiveSourceRequest {
  if (source.kind !== 'stream') return source
  // Of a message whose headers cannot be read nobody knows the offset.
  const last = messages.map(offsetOf).findLast((offset) => offset !== null)
  if (last === undefined || last === null) return source
  return { ...source, offset: { from: 'offset', offset: String(last + 1n) } }
}

function offsetOf({ properties }: LiveMessage): bigint | null {
  const value = properties.headers?.find(({ name }) => name === 'x-stream-offset')?.value
  return value?.type === 'int64' ? BigInt(value.value) : null
}

/** Whether a source that is asked for again brings everything, whatever came in between. */
export const missesNothing = (source: LiveSourceRequest): boolean =>
  source.kind === 'stream' && source.offset.from !== 'next' && source.offset.from !== 'last'
