import 'server-only'

/**
 * `no-transform` keeps Next from compressing the stream, which delays events; X-Accel-Buffering is for nginx in front.
 */
export const eventStreamHeaders = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache, no-transform',
  'x-accel-buffering': 'no',
} as const

/** Safari keeps the first 1,024 bytes of a stream to itself: a comment of that size goes first. */
export const streamPadding = `:${' '.repeat(1024)}\n\n`

/** One event with its whole object as JSON, which holds no raw line end, on one data line. */
export const encodeEvent = (event: { event: string }): string =>
  `event: ${event.event}\ndata: ${JSON.stringify(event)}\n\n`
