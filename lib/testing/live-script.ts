import type { ReplyRule } from '@/lib/api/live'
import type { Settlement } from '@/lib/api/live-names'
import type { LiveNews, LiveRequest } from '@/lib/client/live/follow'
import type { LiveParts } from '@/lib/client/live/live-view'

type Line = { news: LiveNews } | { close: true } | { error: unknown }

/** A server, a clock and a screen for tests of the live viewer, moved by hand: nothing waits for real time. */
export class Script implements LiveParts {
  attempts = 0
  request: LiveRequest = { sources: [], filter: '' }
  filters: string[] = []
  replyRules: (ReplyRule | null)[] = []
  filterAnswer: () => Promise<void> = () => Promise.resolve()
  /** Whether the request of the last attempt was given up. */
  aborted = false
  /** Events that were said and not read yet. */
  unread: Line[] = []
  asked: { stream: string; source: number; seqs: number[]; settlement: Settlement }[] = []
  answer: (seqs: number[]) => Promise<{ settled: number[]; missed: number[] }> = async (seqs) => ({
    settled: seqs,
    missed: [],
  })
  private time = 0
  private timers: { at: number; run: () => void }[] = []
  private frames: (() => void)[] = []
  private wake: () => void = () => undefined

  async *connect(request: LiveRequest, signal: AbortSignal): AsyncGenerator<LiveNews, void, void> {
    this.attempts += 1
    this.request = request
    this.aborted = false
    this.unread = []
    signal.addEventListener('abort', () => {
      this.aborted = true
      this.wake()
    })
    for (;;) {
      if (signal.aborted) throw new DOMException('The request was given up', 'AbortError')
      const line = this.unread.shift()
      if (line === undefined) {
        await new Promise<void>((resolve) => {
          this.wake = resolve
        })
      } else if ('news' in line) yield line.news
      else if ('error' in line) throw line.error
      else return
    }
  }

  settle(stream: string, body: { source: number; seqs: number[]; settlement: Settlement }) {
    this.asked.push({ stream, ...body })
    return this.answer(body.seqs)
  }

  filter(_: string, filter: string) {
    this.filters.push(filter)
    return this.filterAnswer()
  }

  endTracing = () => Promise.resolve()

  reply(_: string, { reply }: { reply: ReplyRule | null }) {
    this.replyRules.push(reply)
    return Promise.resolve()
  }

  now = () => this.time

  /** 0: waits are as long as they are told. */
  chance = 0
  random = () => this.chance

  after = (milliseconds: number, run: () => void) => {
    const timer = { at: this.time + milliseconds, run }
    this.timers.push(timer)
    return () => {
      this.timers = this.timers.filter((other) => other !== timer)
    }
  }

  frame = (run: () => void) => {
    this.frames.push(run)
  }

  say = (news: LiveNews) => this.send({ news })
  close = () => this.send({ close: true })
  fail = (error: unknown) => this.send({ error })

  /** Lets time pass: what falls due runs in its order. */
  async pass(milliseconds: number): Promise<void> {
    const until = this.time + milliseconds
    for (;;) {
      const [next] = this.timers.filter((timer) => timer.at <= until).toSorted((one, two) => one.at - two.at)
      if (next === undefined) break
      this.timers = this.timers.filter((timer) => timer !== next)
      this.time = next.at
      next.run()
      await settled()
    }
    this.time = until
    await settled()
  }

  /** Draws one picture; gives back how many asked for it. */
  draw(): number {
    const frames = this.frames
    this.frames = []
    for (const run of frames) run()
    return frames.length
  }

  private async send(line: Line): Promise<void> {
    this.unread.push(line)
    this.wake()
    await settled()
  }
}

/** Resolves when all promises that could go on have gone on. */
export const settled = () => new Promise<void>((resolve) => setImmediate(resolve))
