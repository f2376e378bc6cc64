import { settled } from './live-script'
import type { LeaseParts } from '@/lib/client/live/slot-leases'

interface Timer {
  at: number
  every: number
  run: () => void
}

/** A browser with tabs that share what it keeps, and a clock that is moved by hand. */
export class Tabs {
  /** As a browser has it: what is kept are its own keys. */
  readonly storage = Object.create({
    getItem(this: Record<string, string>, key: string) {
      return this[key] ?? null
    },
    setItem(this: Record<string, string>, key: string, text: string) {
      this[key] = text
    },
    removeItem(this: Record<string, string>, key: string) {
      Reflect.deleteProperty(this, key)
    },
  }) as Storage
  /** What the clock shows more, or less, than it should. */
  offset = 0
  private time = 1_000_000
  private timers: Timer[] = []

  /** `slowest` is the shortest time from one run of its timers to the next. */
  open({ slowest = 0, storage = () => this.storage, random = Math.random } = {}) {
    let own: Timer[] = []
    const leaving = new Set<() => void>()
    const begin = (after: number, every: number, run: () => void) => {
      const timer = { at: this.time + after, every, run }
      own.push(timer)
      this.timers.push(timer)
      return () => {
        this.timers = this.timers.filter((other) => other !== timer)
      }
    }
    const parts: LeaseParts = {
      storage,
      random,
      now: () => this.time + this.offset,
      wait: (milliseconds) =>
        new Promise((resolve) => {
          begin(milliseconds, Number.POSITIVE_INFINITY, resolve)
        }),
      every: (milliseconds, run) => {
        const every = Math.max(milliseconds, slowest)
        return begin(every, every, run)
      },
      onLeave: (run) => {
        leaving.add(run)
        return () => leaving.delete(run)
      },
    }
    const crash = () => {
      this.timers = this.timers.filter((timer) => !own.includes(timer))
      own = []
    }
    const leave = () => {
      for (const run of leaving) run()
    }
    return { parts, crash, leave }
  }

  /** Lets time pass: what falls due runs in its order. */
  async pass(milliseconds: number): Promise<void> {
    const until = this.time + milliseconds
    for (;;) {
      const [next] = this.timers.filter(({ at }) => at <= until).toSorted((one, two) => one.at - two.at)
      if (next === undefined) break
      this.time = next.at
      next.at += next.every
      next.run()
      await settled()
    }
    this.time = until
    await settled()
  }
}
