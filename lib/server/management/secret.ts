import 'server-only'
import { inspect } from 'node:util'

const shown = '[secret]'

/** A text that does not come out by accident: not in JSON, not in a log line, not in a template, not in a debugger's dump. */
export class Secret {
  // `private` would hold for the compiler alone.
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }

  /** The text itself, for the one place that puts it on the wire. */
  reveal(): string {
    return this.#text
  }

  toString(): string {
    return shown
  }

  toJSON(): string {
    return shown
  }

  [inspect.custom](): string {
    return shown
  }
}
