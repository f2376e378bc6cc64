import 'server-only'
import { Worker, type ResourceLimits } from 'node:worker_threads'
import type { DecodeInput, Decoded } from '@/lib/api/decode'
import type { DecodeFault } from '@/lib/api/decode-names'
import { log } from '@/lib/server/log'
import { processWide } from '@/lib/server/process-wide'

const limits: ResourceLimits = { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 }

/** The part of a Worker that is used; tests give others. */
export type StartThread = (
  limits: ResourceLimits,
) => Pick<Worker, 'on' | 'postMessage' | 'terminate' | 'unref'>

const start: StartThread = (resourceLimits) =>
  new Worker(new URL('./decode-worker.ts', import.meta.url), {
    resourceLimits,
    // It needs nothing of what the process was told.
    env: { NODE_ENV: process.env.NODE_ENV },
  })

interface Timing {
  /** Milliseconds for one payload, and for a thread to begin. */
  decode: number
  start: number
  /** Payloads that may wait, of one session and of all. */
  own: number
  waiting: number
}
const usual: Timing = { decode: 1500, start: 10_000, own: 4, waiting: 32 }

interface Job {
  input: DecodeInput
  resolve: (decoded: Decoded) => void
  reject: (error: unknown) => void
}

const failed = (fault: DecodeFault): Decoded => ({
  text: null,
  left: 0,
  types: [],
  type: null,
  problem: { fault, at: null, detail: '' },
})

/**
 * One thread that decodes, one payload after another, of each session in turn. It is ended when a payload takes too long or too
 * much, and when idle.
 */
export class DecodeThread {
  private thread: ReturnType<StartThread> | null = null
  private isWarm = false
  private isBusy = false
  /** By session, whose turn is next first. */
  private readonly jobs = new Map<string, Job[]>()
  private waiting = 0
  private idle: NodeJS.Timeout | undefined

  constructor(
    private readonly startThread: StartThread = start,
    private readonly timing: Timing = usual,
  ) {}

  /** What the payload says. Hostile ones end as a problem; nobody else notices. */
  decode(sessionId: string, input: DecodeInput): Promise<Decoded> {
    const own = this.jobs.get(sessionId) ?? []
    if (own.length >= this.timing.own || this.waiting >= this.timing.waiting)
      return Promise.resolve(failed('busy'))
    this.waiting += 1
    this.jobs.set(sessionId, own)
    return new Promise((resolve, reject) => {
      own.push({ input, resolve, reject })
      if (!this.isBusy) void this.work()
    })
  }

  private async work(): Promise<void> {
    this.isBusy = true
    clearTimeout(this.idle)
    for (;;) {
      const [next] = this.jobs
      if (next === undefined) break
      const [sessionId, own] = next
      const [job] = own
      if (job !== undefined) await this.run(job.input).then(job.resolve, job.reject)
      own.shift()
      this.waiting -= 1
      // Behind all others.
      this.jobs.delete(sessionId)
      if (own.length > 0) this.jobs.set(sessionId, own)
    }
    this.isBusy = false
    this.idle = setTimeout(() => this.end(), 60_000).unref()
  }

  private async run(input: DecodeInput): Promise<Decoded> {
    const thread = (this.thread ??= this.startThread(limits))
    thread.unref()
    return new Promise((resolve, reject) => {
      const settle = (settle_: () => void) => {
        clearTimeout(timer)
        this.onMessage = () => undefined
        this.onGone = () => undefined
        settle_()
      }
      const timer = setTimeout(
        () => {
          this.end()
          settle(() => resolve(failed('time')))
        },
        this.timing.decode + (this.isWarm ? 0 : this.timing.start),
      )
      this.onMessage = (decoded) => settle(() => resolve(decoded))
      this.onGone = (error) => {
        this.thread = null
        this.isWarm = false
        settle(() => (isMemory(error) ? resolve(failed('memory')) : reject(error)))
      }
      if (!this.isWarm) this.listen(thread)
      thread.postMessage(input, [])
    })
  }

  private onMessage: (decoded: Decoded) => void = () => undefined
  private onGone: (error: Error) => void = () => undefined

  private listen(thread: ReturnType<StartThread>): void {
    thread.on('message', (decoded: Decoded) => {
      // A thread that was ended may have answered just then: by now somebody else waits for his.
      if (this.thread !== thread) return
      this.isWarm = true
      this.onMessage(decoded)
    })
    thread.on('error', (error: Error) => {
      if (!isMemory(error)) log.error({ err: error }, 'the decoding thread failed')
      if (this.thread === thread) this.onGone(error)
    })
  }

  private end(): void {
    void this.thread?.terminate()
    this.thread = null
    this.isWarm = false
  }
}

const isMemory = (error: Error): boolean => 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'

/** Decodes in the process's one thread. */
export const decodeInThread = (sessionId: string, input: DecodeInput): Promise<Decoded> =>
  processWide('decode.thread', () => new DecodeThread()).decode(sessionId, input)
