import 'server-only'
import type { z } from 'zod'
import { ConsoleError, type ProblemCode } from '@/lib/api/problem'
import { processWide } from '@/lib/server/process-wide'
import { within } from '@/lib/server/within'
import { Breaker, isFault } from './breaker'
import { NotAsked } from './lanes'
import { orOlder, sampleOf, type Sample } from './sample'

interface Loaded<T> {
  data: T
  /** Size of the answer. */
  bytes: number
  /** How long the broker took, in ms. */
  took: number
}

interface HubOptions {
  /** Reads of everything, such as /bindings: repeated the later, the longer they took. */
  costly?: boolean
  /** The shortest time in ms from one read to the next, for what costs the broker even more. */
  every?: number
  /** The last good sample will do, with its age and the fault, when there is no newer one to be had (in time). */
  stale?: boolean
  /** Whoever has an older sample waits so many ms for a newer one. */
  patience?: number
  /** Remember not_found for a minute, as a refusal is: for endpoints that only some versions have. */
  absence?: boolean
}

interface Reader {
  last: (Sample<unknown> & { start: number; took: number; bytes: number }) | null
  /** Why there is nothing for this user, by the broker's last answer. There is no `last` then. */
  refusal: ConsoleError | null
  /** Until when `last` is fresh, or the refusal holds. */
  until: number
  running: Promise<Sample<unknown>> | null
  /** What is under way began before a write. */
  outdated: boolean
  askedAt: number
  keeps: boolean
  readonly breaker: Breaker
}

/**
 * The broker renews its statistics every 5 s, so a second read within that time costs it and tells nothing. A hair less
 * than 5 s, counted from the start of the read: a tab that asks every 5 s never meets its own last answer.
 */
const shortestPeriod = 4_900
/** No read takes more than half of the broker's time, a costly one at most a twentieth… */
const factor = 2
const costFactor = 20
/** …and after a write of the same user, who wants to see what came of it, at most a quarter. */
const costFactorAfterWrite = 4
const usualPatience = 2_000
/** Rights change by hand: who was refused is not heard again so soon, unless he changes something himself. */
const refusedFor = 60_000
/** What is answered where there is nothing to read, now: it holds as long as any sample. */
const answers: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'no_statistics',
  'not_found',
  'precondition',
  'invalid_input',
  'too_large',
])
/** So long an answer that is none of data holds; 0 where it ends more than this read, or nobody foresaw it. */
function holdsFor(error: unknown, absence: boolean): number {
  if (!(error instanceof ConsoleError)) return 0
  const { code } = error
  if (code === 'refused' || (absence && code === 'not_found')) return refusedFor
  return answers.has(code) ? shortestPeriod : 0
}

/** What nobody asks for any more is forgotten. */
const keptFor = 60_000
const sweepEvery = 5_000

const mostReaders = 5_000
const mostBytes = 128 * 1024 * 1024

/**
 * Every read of a broker goes through here. Reads with the same path, schema and login (its fingerprint covers broker, user and
 * password) share one reader, across all sessions and tabs of the user. Nothing is read that nobody asks for. Whoever asks during
 * a read waits for it; whoever asks soon after gets its answer.
 */
export class Hub {
  private readonly readers = new Map<string, Reader>()
  private readonly now: () => number
  private readonly schemas = new WeakMap<z.ZodType, number>()
  private seen = 0
  private bytes = 0

  constructor(now: () => number = Date.now) {
    this.now = now
    setInterval(() => this.sweep(), sweepEvery).unref()
  }

  /** How much is kept, and how many schemas it was asked for with: no more than the program has. */
  get size(): { readers: number; bytes: number; schemas: number } {
    return { readers: this.readers.size, bytes: this.bytes, schemas: this.seen }
  }

  /** `schema` says what the answer becomes: of one path only those who want the same share an answer. */
  async read<T>(
    fingerprint: string,
    path: string,
    schema: z.ZodType<T>,
    load: () => Promise<Loaded<T>>,
    options: HubOptions = {},
  ): Promise<Sample<T>> {
    const key = `${fingerprint} ${path} ${this.numberOf(schema)}`
    const reader = this.readerOf(key)
    reader.keeps ||= options.stale === true
    const known = this.known<T>(reader)
    if (known !== null) return known
    const fallback = options.stale === true ? (reader.last as Sample<T> | null) : null
    if (reader.running === null && reader.breaker.isOpen(this.now())) return orOlder(fallback, reader.breaker)
    const anew = this.anew(key, reader, load, options)
    if (fallback === null) return anew
    try {
      return await within(anew, options.patience ?? usualPatience, () => orOlder(fallback, reader.breaker))
    } catch (error) {
      if (reader.breaker.error !== error) throw error
      return orOlder(fallback, reader.breaker)
    }
  }

  /** After a write: what this login reads next is read anew, also where a read from before is still under way. */
  forget(fingerprint: string): void {
    for (const [key, reader] of this.readers) {
      if (!key.startsWith(`${fingerprint} `)) continue
      reader.outdated = reader.running !== null
      this.shorten(reader)
    }
  }

  sweep(): void {
    const now = this.now()
    for (const [key, reader] of this.readers) {
      if (reader.running !== null || now < reader.until) continue
      if (now - reader.askedAt >= keptFor) this.drop(key)
      else if (!reader.keeps) this.keep(reader, null)
    }
  }

  private numberOf(schema: z.ZodType): number {
    const known = this.schemas.get(schema)
    if (known !== undefined) return known
    this.seen += 1
    this.schemas.set(schema, this.seen)
    return this.seen
  }

  private readerOf(key: string): Reader {
    const known = this.readers.get(key)
    const reader = known ?? {
      last: null,
      refusal: null,
      until: 0,
      running: null,
      outdated: false,
      askedAt: this.now(),
      keeps: false,
      breaker: new Breaker(),
    }
    reader.askedAt = this.now()
    // The last one asked for is the last one to go.
    this.readers.delete(key)
    this.readers.set(key, reader)
    if (known === undefined) this.trim()
    return reader
  }

  /** What is known and still holds; null where it has to be read. Throws where this user was refused it. */
  private known<T>(reader: Reader): Sample<T> | null {
    if (this.now() >= reader.until) return null
    if (reader.refusal !== null) throw reader.refusal
    return reader.last === null ? null : sampleOf(reader.last as Sample<T>)
  }

  /** The read that is under way, or one that follows it where that began before a write. */
  private async anew<T>(
    key: string,
    reader: Reader,
    load: () => Promise<Loaded<T>>,
    options: HubOptions,
  ): Promise<Sample<T>> {
    if (reader.running !== null && reader.outdated) {
      await reader.running.catch(() => null)
      // By what that read found, or for want of room, the reader may be gone: whoever comes now asks another one.
      const next = this.readerOf(key)
      next.keeps ||= options.stale === true
      return this.known<T>(next) ?? this.anew(key, next, load, options)
    }
    reader.running ??= this.start(key, reader, load, options)
    return reader.running as Promise<Sample<T>>
  }

  private async start<T>(
    key: string,
    reader: Reader,
    load: () => Promise<Loaded<T>>,
    { costly = false, every = shortestPeriod, absence = false }: HubOptions,
  ): Promise<Sample<T>> {
    const start = this.now()
    reader.outdated = false
    reader.refusal = null
    try {
      // Never at once: `running` is set first.
      const { data, bytes, took } = await Promise.resolve().then(load)
      const asOf = this.now()
      reader.breaker.succeed()
      this.keep(reader, { data, asOf, start, took: costly ? took : 0, bytes })
      const period = Math.max(every, (costly ? costFactor : factor) * took)
      reader.until = start + Math.max(period, asOf - start)
      if (reader.outdated) this.shorten(reader)
      return { data, asOf }
    } catch (error) {
      if (error instanceof ConsoleError && isFault(error)) {
        if (error instanceof NotAsked) reader.breaker.miss(error, this.now())
        else reader.breaker.fail(error, this.now())
        throw error
      }
      // An answer that nothing is there, or that it may not be seen, makes an older sample wrong.
      const lasts = reader.outdated ? 0 : holdsFor(error, absence)
      if (error instanceof ConsoleError && lasts > 0) this.refuse(reader, error, start + lasts)
      else this.drop(key)
      throw error
    } finally {
      reader.running = null
      this.trim()
    }
  }

  private refuse(reader: Reader, refusal: ConsoleError, until: number): void {
    this.keep(reader, null)
    reader.breaker.succeed()
    reader.refusal = refusal
    reader.until = until
  }

  private shorten(reader: Reader): void {
    const { last } = reader
    if (reader.refusal !== null) {
      reader.refusal = null
      reader.until = 0
    }
    if (last !== null) {
      reader.until = Math.min(reader.until, last.start + costFactorAfterWrite * last.took)
    }
  }

  private keep(reader: Reader, last: Reader['last']): void {
    this.bytes += (last?.bytes ?? 0) - (reader.last?.bytes ?? 0)
    reader.last = last
  }

  private trim(): void {
    for (const [key, reader] of this.readers) {
      if (this.readers.size <= mostReaders && this.bytes <= mostBytes) return
      if (reader.running === null) this.drop(key)
    }
  }

  private drop(key: string): void {
    const reader = this.readers.get(key)
    if (reader === undefined) return
    this.keep(reader, null)
    this.readers.delete(key)
  }
}

export const hub = (): Hub => processWide('management.hub', () => new Hub())
