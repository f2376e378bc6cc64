import 'server-only'
import { processWide } from '@/lib/server/process/process-wide'

/** What was read, and when by our clock in ms. */
export interface Sample<T> {
  data: T
  asOf: number
}

interface Entry {
  sample: Promise<Sample<unknown>>
  /** Infinity while the broker has not answered yet. */
  until: number
  size: number
}

/**
 * The broker renews its statistics every 5 s, so a second read within that time costs it and tells nothing. A hair less
 * than 5 s, counted from the start of the read: a tab that asks every 5 s never meets its own last answer.
 */
const shareFor = 4_900
/** A costly read takes at most a twentieth of the broker's time, and is never older than this. */
const costFactor = 20
const shareAtMost = 60_000

const mostEntries = 1_000
const mostBytes = 128 * 1024 * 1024

interface Options {
  /** Reads of everything, such as /bindings: shared the longer, the longer they took. */
  costly?: boolean
}

/**
 * Identical reads of one user at one broker, made once: those that arrive while one is under way wait for it, those that
 * come soon after get its answer. Keys begin with the login's fingerprint, which covers broker, user and password.
 */
export class SharedReads {
  readonly #entries = new Map<string, Entry>()
  readonly #now: () => number
  #bytes = 0

  constructor(now: () => number = Date.now) {
    this.#now = now
  }

  get size(): number {
    return this.#entries.size
  }

  read<T>(
    fingerprint: string,
    path: string,
    load: () => Promise<{ data: T; bytes: number }>,
    options: Options = {},
  ): Promise<Sample<T>> {
    const key = `${fingerprint} ${path}`
    const known = this.#entries.get(key)
    if (known !== undefined && known.until > this.#now()) return known.sample as Promise<Sample<T>>
    this.#drop(key)
    const start = this.#now()
    const sample = load().then(
      ({ data, bytes }) => {
        const took = this.#now() - start
        const period = options.costly
          ? Math.min(Math.max(shareFor, costFactor * took), shareAtMost)
          : shareFor
        this.#settle(key, entry, start + Math.max(period, took), bytes)
        return { data, asOf: this.#now() }
      },
      (error: unknown) => {
        if (this.#entries.get(key) === entry) this.#drop(key)
        throw error
      },
    )
    const entry: Entry = { sample, until: Number.POSITIVE_INFINITY, size: 0 }
    this.#entries.set(key, entry)
    this.#trim()
    return sample
  }

  /** After a write: what this login reads next is read anew, also where a read from before is still under way. */
  forget(fingerprint: string): void {
    for (const key of this.#entries.keys()) if (key.startsWith(`${fingerprint} `)) this.#drop(key)
  }

  #settle(key: string, entry: Entry, until: number, bytes: number): void {
    if (this.#entries.get(key) !== entry) return
    entry.until = until
    entry.size = bytes
    this.#bytes += bytes
    this.#trim()
    const expire = () => {
      if (this.#entries.get(key) === entry) this.#drop(key)
    }
    setTimeout(expire, until - this.#now()).unref()
  }

  #trim(): void {
    for (const key of this.#entries.keys()) {
      if (this.#entries.size <= mostEntries && this.#bytes <= mostBytes) return
      this.#drop(key)
    }
  }

  #drop(key: string): void {
    const entry = this.#entries.get(key)
    if (entry === undefined) return
    this.#bytes -= entry.size
    this.#entries.delete(key)
  }
}

export const sharedReads = (): SharedReads => processWide('management.reads', () => new SharedReads())
