import 'server-only'

/** Safari keeps the first 1,024 bytes of a stream to itself: a comment of that size goes first. */
export const streamPadding = `:${' '.repeat(1024)}\n\n`

/** One event with its whole object as JSON, which holds no raw line end, on one data line. */
export const encodeEvent = (event: { event: string }): string =>
  encodeLines(event.event, [JSON.stringify(event)])

/** One event whose data have several lines: read, they are joined by line ends. */
export const encodeLines = (event: string, lines: readonly string[]): string =>
  `event: ${event}\ndata: ${lines.join('\ndata: ')}\n\n`
