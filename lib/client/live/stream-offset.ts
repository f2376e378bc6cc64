import type { LiveMessage, LiveSource } from '@/lib/api/live'

/** A stream's source as it goes on behind this message: reading from a stream misses nothing, however long one was away. */
export function streamOffset(source: LiveSource, last: LiveMessage): LiveSource {
  if (source.kind !== 'stream') return source
  const value = last.properties.headers?.find(({ name }) => name === 'x-stream-offset')?.value
  if (value?.type !== 'int64') return source
  return { ...source, offset: { from: 'offset', offset: String(BigInt(value.value) + 1n) } }
}
