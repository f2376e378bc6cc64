/** One event of a text/event-stream. `id` and `retry` are not read: our server does not send them. */
export interface StreamEvent {
  event: string
  /** What makes the data when it is joined by line ends. */
  lines: readonly string[]
}

/** An event longer than this is no event of ours: reading stops instead of filling memory. */
const maxEventLength = 32 * 1024 * 1024

/**
 * Takes the bytes of an event stream in pieces of any size and gives back the events that became whole. A character, a
 * line end or an event may be cut anywhere. https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export class EventStreamParser {
  private readonly decoder = new TextDecoder()
  /** The beginning of a line whose end has not come yet. */
  private line = ''
  private endedOnReturn = false
  private event = ''
  private data: string[] = []
  private length = 0

  push(bytes: Uint8Array): StreamEvent[] {
    const events: StreamEvent[] = []
    const text = this.decoder.decode(bytes, { stream: true })
    let start = this.endedOnReturn && text.startsWith('\n') ? 1 : 0
    if (text !== '') this.endedOnReturn = false
    for (;;) {
      const end = lineEnd(text, start)
      if (end === -1) break
      const event = this.take(this.line + text.slice(start, end))
      this.line = ''
      if (event !== null) events.push(event)
      start = end + 1
      if (text[end] === '\r') {
        if (start === text.length) this.endedOnReturn = true
        else if (text[start] === '\n') start += 1
      }
    }
    this.line += text.slice(start)
    if (this.line.length + this.length > maxEventLength) throw new RangeError('Event stream: event too long')
    return events
  }

  private take(line: string): StreamEvent | null {
    if (line === '') {
      const event = this.data.length === 0 ? null : { event: this.event, lines: this.data }
      this.event = ''
      this.data = []
      this.length = 0
      return event
    }
    const colon = line.indexOf(':')
    const field = colon === -1 ? line : line.slice(0, colon)
    const value = colon === -1 ? '' : line.slice(line[colon + 1] === ' ' ? colon + 2 : colon + 1)
    if (field === 'event') this.event = value
    if (field === 'data') {
      this.data.push(value)
      this.length += value.length
    }
    return null
  }
}

function lineEnd(text: string, from: number): number {
  const feed = text.indexOf('\n', from)
  const until = feed === -1 ? text.length : feed
  // Our server writes line feeds only; a lone carriage return is looked for before the line feed, not through all text.
  const carriage = text.slice(from, until).indexOf('\r')
  return carriage === -1 ? feed : from + carriage
}

/** Bytes of one read: what the browser keeps of a body for a page that does not read. */
const pieceSize = 64 * 1024

/** Reads a body piece by piece, each only until the next is asked for: all of them use the same memory. */
function pieces(body: ReadableStream<Uint8Array>): {
  next: () => Promise<ReadableStreamReadResult<Uint8Array>>
  cancel: () => Promise<void>
} {
  let reader: ReadableStreamBYOBReader
  try {
    reader = body.getReader({ mode: 'byob' })
  } catch {
    // Not every browser has bodies that fill what they are given.
    const plain = body.getReader()
    return { next: () => plain.read(), cancel: () => plain.cancel() }
  }
  let memory = new ArrayBuffer(pieceSize)
  const next = async () => {
    const piece = await reader.read(new Uint8Array(memory))
    if (piece.value !== undefined) memory = piece.value.buffer
    return piece as ReadableStreamReadResult<Uint8Array>
  }
  return { next, cancel: () => reader.cancel() }
}

/** Events of a body, one read at a time: nothing is read ahead of the loop that takes them. Leaving the loop cancels the body. */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<StreamEvent, void, void> {
  const { next, cancel } = pieces(body)
  const parser = new EventStreamParser()
  try {
    for (;;) {
      const { done, value } = await next()
      if (done) return
      yield* parser.push(value)
    }
  } finally {
    await cancel().catch(() => undefined)
  }
}
