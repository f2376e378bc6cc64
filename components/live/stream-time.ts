const two = (part: number): string => String(part).padStart(2, '0')

/**
 * A time as a link keeps it: with its zone, so that it is the same moment for everybody. What a field of this browser's place
 * gives has none; what is no time stays as it is.
 */
export function zonedTime(local: string): string {
  const time = new Date(local)
  return Number.isNaN(time.getTime()) ? local : time.toISOString().replace('.000Z', 'Z')
}

/** The same for such a field, as short as it would write it. What came from an older link has no zone, and is meant here. */
export function localTime(zoned: string): string {
  const time = new Date(zoned)
  if (Number.isNaN(time.getTime())) return zoned
  const day = [String(time.getFullYear()).padStart(4, '0'), two(time.getMonth() + 1), two(time.getDate())]
  const clock = [time.getHours(), time.getMinutes(), ...(time.getSeconds() === 0 ? [] : [time.getSeconds()])]
  return `${day.join('-')}T${clock.map(two).join(':')}`
}
