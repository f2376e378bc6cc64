import type { LiveView } from './live-view'
import { messageLineText } from './message-text'
import type { MessageRow } from './ring'
import { keptMessage } from './whole-message'

/** Characters that are handed to the browser, which keeps them where it has room, at a time. */
const chunk = 1024 * 1024
/** A recording holds no more; it stops by itself then. */
const mostCharacters = 1024 * 1024 * 1024

export interface Recording {
  readonly count: number
  readonly characters: number
  /** Messages of which the console did not hold all bytes any more. */
  readonly missing: number
  /** Messages that are longer than the console keeps: their beginning is written down, marked as such. */
  readonly cut: number
  readonly isFull: boolean
}

/** Writes down every message from now on, also those that leave the rows, as JSON Lines in the order in which they came. */
export class Recorder {
  private readonly blobs: Blob[] = []
  private text = ''
  private counts: Recording = { count: 0, characters: 0, missing: 0, cut: 0, isFull: false }
  private turn: Promise<void> = Promise.resolve()
  private readonly unwatch: () => void
  private isOver = false

  constructor(
    view: Pick<LiveView, 'watch'>,
    private readonly onChange: (recording: Recording) => void,
    private readonly most: number = mostCharacters,
  ) {
    this.unwatch = view.watch((rows) => this.add(rows))
  }

  /** The recording, when all that came before is written down. */
  async stop(): Promise<{ content: Blob } & Recording> {
    this.unwatch()
    await this.turn
    this.isOver = true
    this.flush()
    return { content: new Blob(this.blobs, { type: 'application/x-ndjson' }), ...this.counts }
  }

  private add(rows: readonly MessageRow[]): void {
    this.turn = this.turn.then(() => this.write(rows))
  }

  private async write(rows: readonly MessageRow[]): Promise<void> {
    if (this.isOver || this.counts.isFull) return
    let { count, characters, missing, cut } = this.counts
    for (const row of rows) {
      try {
        const message = await keptMessage(row)
        const line = messageLineText(message)
        this.text += line
        characters += line.length
        if (message.payload.truncated) cut += 1
        else count += 1
      } catch {
        missing += 1
      }
    }
    if (this.text.length >= chunk) this.flush()
    this.counts = { count, characters, missing, cut, isFull: characters >= this.most }
    if (this.counts.isFull) this.unwatch()
    this.onChange(this.counts)
  }

  private flush(): void {
    if (this.text !== '') this.blobs.push(new Blob([this.text]))
    this.text = ''
  }
}
