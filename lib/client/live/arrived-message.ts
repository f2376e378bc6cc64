import type { LiveMessage } from '@/lib/api/live'

const read = new WeakMap<ArrivedMessage, LiveMessage>()

/** `{"seq":1,"held":false,`: so our server begins a message. */
const beginning = /^\{"seq":(\d{1,15}),"held":(true|false),/

/**
 * A message as it came, in JSON, which is read when somebody looks at it: of the thousands that may come in a second a page shows
 * a few, and to clear away the objects of all others would hold it up.
 */
export class ArrivedMessage {
  private constructor(
    readonly seq: number,
    readonly held: boolean,
    private readonly json: string,
  ) {}

  /**
   * Of the JSON of a message. Null where it does not begin as our server writes it. What is held may stay long after all that came
   * with it has left, and gets a text of its own: a part of a text keeps the whole of it in memory (V8).
   */
  static ofJson(json: string): ArrivedMessage | null {
    const [, seq, held] = beginning.exec(json) ?? []
    if (seq === undefined) return null
    return held === 'true'
      ? ArrivedMessage.of(JSON.parse(json) as LiveMessage)
      : new ArrivedMessage(Number(seq), false, json)
  }

  static of(this: void, message: LiveMessage): ArrivedMessage {
    return new ArrivedMessage(message.seq, message.held, JSON.stringify(message))
  }

  /** The message; each time the same object. */
  read(): LiveMessage {
    const known = read.get(this)
    if (known !== undefined) return known
    const message = this.readOnce()
    read.set(this, message)
    return message
  }

  /** The message, for who looks at thousands of them and keeps none. */
  readOnce(): LiveMessage {
    return JSON.parse(this.json) as LiveMessage
  }
}
