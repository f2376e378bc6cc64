import { liveEvent, type LiveEvent, type LiveMessage } from '@/lib/api/live'

/** Reads a live stream only when it is asked to, and remembers what came. */
export class LiveReader {
  readonly events: LiveEvent[] = []
  /** Everything as text, comments included. */
  text = ''
  isDone = false
  private readonly reader: ReadableStreamDefaultReader<Uint8Array>
  private readonly decoder = new TextDecoder()
  private rest = ''

  constructor(stream: ReadableStream<Uint8Array>) {
    this.reader = stream.getReader()
  }

  /** Reads until the events so far are enough. Throws when the stream ends before, or after 25 seconds. */
  async until(isEnough: (reader: LiveReader) => boolean): Promise<void> {
    const late = setTimeout(() => void this.reader.cancel(), 25_000)
    try {
      while (!isEnough(this)) {
        if (!(await this.readOnce())) throw new Error(`The stream ended after ${JSON.stringify(this.kinds)}`)
      }
    } finally {
      clearTimeout(late)
    }
  }

  /** Reads to the end. */
  async toEnd(): Promise<void> {
    while (await this.readOnce());
  }

  private async readOnce(): Promise<boolean> {
    const { done, value } = await this.reader.read()
    this.isDone = done
    if (done) return false
    const text = this.decoder.decode(value, { stream: true })
    this.text += text
    const parts = (this.rest + text).split('\n\n')
    this.rest = parts.pop() ?? ''
    for (const part of parts) {
      const data = Array.from(part.matchAll(/^data: (.*)$/gm), ([, line = '']) => line).join('\n')
      if (data !== '') this.events.push(liveEvent.parse(JSON.parse(data)))
    }
    return true
  }

  get kinds(): string[] {
    return this.events.map(({ event }) => event)
  }

  get messages(): LiveMessage[] {
    return this.events.flatMap((event) => (event.event === 'messages' ? event.messages : []))
  }

  /** Id of the stream. */
  get id(): string {
    return this.find('open').stream
  }

  find<E extends LiveEvent['event']>(kind: E): Extract<LiveEvent, { event: E }> {
    const found = this.events.find((event) => event.event === kind)
    if (found === undefined) throw new Error(`No event ${kind} among ${JSON.stringify(this.kinds)}`)
    return found as Extract<LiveEvent, { event: E }>
  }

  cancel(): Promise<void> {
    return this.reader.cancel()
  }
}
