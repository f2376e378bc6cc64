import { maxUpload } from '@/lib/api/upload-limit'
import { withDeadline } from '@/lib/client/deadline'
import { utf8Length } from '@/lib/rabbitmq/name-rules'
import type { LiveView } from './live-view'
import { messageLineText } from './message-text'
import type { MessageRow } from './ring'
import { isNotKept, keptMessage } from './whole-message'

/** Characters that are handed to the browser, which keeps them where it has room, at a time. */
const chunk = 1024 * 1024
/** Characters that came and are not written down yet: with more of them the stream waits for the recording. */
const mostWaiting = 4 * 1024 * 1024
/** Milliseconds that the console has to give one message whole. */
const patience = 30_000

export interface Recording {
  /** The words for it on screen. */
  readonly words: 'recording' | 'recordingBehind' | 'recordingFull'
  readonly count: number
  /** Of the file that it becomes. */
  readonly bytes: number
  /** Messages of which the console did not hold all bytes any more. */
  readonly missing: number
  /** Messages that it did not give for another reason: it was away, or took too long. */
  readonly unread: number
  /** Messages that are longer than the console keeps: their beginning is written down, marked as such. */
  readonly cut: number
  readonly isFull: boolean
}

/** Nothing is recorded yet. */
export const blank: Recording = {
  words: 'recording',
  count: 0,
  bytes: 0,
  missing: 0,
  unread: 0,
  cut: 0,
  isFull: false,
}

interface RecorderLimits {
  bytes: number
  waiting: number
}
/** What is recorded can be uploaded to be replayed; a recording that would be longer stops by itself. */
const usual: RecorderLimits = { bytes: maxUpload, waiting: mostWaiting }

/**
 * Writes down every message from now on, also those that leave the rows, as JSON Lines in the order in which they came. Long
 * ones are got whole first, which may be slower than they come: then the stream waits, and with it the broker's delivery.
 */
export class Recorder {
  private readonly blobs: Blob[] = []
  private text = ''
  private counts = blank
  private turn: Promise<void> = Promise.resolve()
  private waiting = 0
  private room: { promise: Promise<void>; open: () => void } | null = null
  private readonly unwatch: () => void
  private isOver = false

  constructor(
    view: Pick<LiveView, 'watch'>,
    private readonly onChange: (recording: Recording) => void,
    private readonly limits: RecorderLimits = usual,
  ) {
    this.unwatch = view.watch((rows, length) => this.add(rows, length))
  }

  /** The recording, when all that came before is written down. */
  async stop(): Promise<{ content: Blob } & Recording> {
    this.unwatch()
    await this.turn
    this.isOver = true
    this.flush()
    return { content: new Blob(this.blobs, { type: 'application/x-ndjson' }), ...this.counts }
  }

  private add(rows: readonly MessageRow[], length: number): Promise<void> | null {
    this.waiting += length
    this.turn = this.turn.then(async () => {
      await this.write(rows)
      this.waiting -= length
      if (this.isBehind) return
      this.room?.open()
      this.room = null
      this.tell({})
    })
    if (!this.isBehind) return null
    this.room ??= openRoom()
    this.tell({})
    return this.room.promise
  }

  private get isBehind(): boolean {
    return this.waiting > this.limits.waiting && !this.counts.isFull
  }

  private async write(rows: readonly MessageRow[]): Promise<void> {
    if (this.isOver || this.counts.isFull) return
    let { count, bytes, missing, unread, cut } = this.counts
    let isFull = false as boolean
    for (const row of rows) {
      try {
        const message = await withDeadline(patience, new AbortController().signal, (signal) =>
          keptMessage(row, signal),
        )
        const line = messageLineText(message)
        const length = utf8Length(line)
        isFull = bytes + length > this.limits.bytes
        if (isFull) break
        this.text += line
        bytes += length
        if (message.payload.truncated) cut += 1
        else count += 1
      } catch (error) {
        if (isNotKept(error)) missing += 1
        else unread += 1
      }
    }
    if (this.text.length >= chunk) this.flush()
    if (isFull) this.unwatch()
    this.tell({ count, bytes, missing, unread, cut, isFull })
  }

  private tell(change: Partial<Recording>): void {
    const counts = { ...this.counts, ...change }
    const words = counts.isFull ? 'recordingFull' : this.room === null ? 'recording' : 'recordingBehind'
    if (Object.keys(change).length === 0 && words === counts.words) return
    this.counts = { ...counts, words }
    this.onChange(this.counts)
  }

  private flush(): void {
    if (this.text !== '') this.blobs.push(new Blob([this.text]))
    this.text = ''
  }
}

function openRoom(): { promise: Promise<void>; open: () => void } {
  let open = () => undefined as void
  const promise = new Promise<void>((resolve) => {
    open = resolve
  })
  return { promise, open }
}
