import 'server-only'

/** Safari keeps the first 1,024 bytes of a stream to itself: a comment of that size goes first. */
export const streamPadding = `:${' '.repeat(1024)}\n\n`

/** One event with its whole object as JSON, which holds no raw line end, on one data line. */
export const encodeEvent = (event: { event: string }): string =>
  `event: ${event.event}\ndata: ${JSON.stringify(event)}\n\n`
