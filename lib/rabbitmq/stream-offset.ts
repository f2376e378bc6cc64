import type { Properties } from './message'

/** Where in its stream a message stands, as the broker writes it into the message's headers; null where it does not. */
export function streamOffsetOf({ headers }: Pick<Properties, 'headers'>): string | null {
  const value = headers?.find(({ name }) => name === 'x-stream-offset')?.value
  return value?.type === 'int64' ? value.value : null
}
