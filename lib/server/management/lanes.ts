import 'server-only'
import { ConsoleError } from '@/lib/api/problem'
import { processWide } from '@/lib/server/process-wide'

interface Limits {
  width: number
  /** So many of one kind at most, such as reads of queues: what hangs leaves room for the others. All where it is not said. */
  each?: number
  /** In ms, from when a read wants its turn to the end of its answer. */
  deadline: number
}

/** A read that got no turn: nobody was asked, so it says nothing of what it would have read. */
export class NotAsked extends ConsoleError {
  constructor(deadline: number) {
    super(
      'broker_timeout',
      `Not asked within ${deadline / 1_000} s: earlier reads of the broker are still under way.`,
    )
  }
}

interface Waiter {
  kind: string
  go: () => void
}

/** So many at once, the others in turn. The time that they wait is part of the time that they have. */
export class Lane {
  private readonly limits: Limits
  private readonly waiting = new Set<Waiter>()
  private readonly running = new Map<string, number>()

  constructor(limits: Limits) {
    this.limits = limits
  }

  /** `work` is told how many whole ms are left. Throws NotAsked for work whose time was over before its turn came. */
  async run<T>(kind: string, work: (left: number) => Promise<T>): Promise<T> {
    const start = performance.now()
    if (this.hasRoom(kind)) this.count(kind, 1)
    else await this.turn(kind)
    try {
      return await work(Math.max(1, Math.ceil(this.limits.deadline - (performance.now() - start))))
    } finally {
      this.count(kind, -1)
      this.next()
    }
  }

  private hasRoom(kind: string): boolean {
    const { width, each = width } = this.limits
    const all = [...this.running.values()].reduce((sum, count) => sum + count, 0)
    return all < width && (this.running.get(kind) ?? 0) < each
  }

  private count(kind: string, change: 1 | -1): void {
    const count = (this.running.get(kind) ?? 0) + change
    if (count === 0) this.running.delete(kind)
    else this.running.set(kind, count)
  }

  /** The place goes to the first who may have it. */
  private next(): void {
    for (const waiter of this.waiting) {
      if (!this.hasRoom(waiter.kind)) continue
      this.count(waiter.kind, 1)
      waiter.go()
      return
    }
  }

  private turn(kind: string): Promise<void> {
    const { deadline } = this.limits
    return new Promise((resolve, reject) => {
      const waiter: Waiter = {
        kind,
        go: () => {
          clearTimeout(late)
          this.waiting.delete(waiter)
          resolve()
        },
      }
      const late = setTimeout(() => {
        this.waiting.delete(waiter)
        reject(new NotAsked(deadline))
      }, deadline)
      this.waiting.add(waiter)
    })
  }
}

/**
 * Of the sockets to one broker, reads of everything, completions of rows and what rules look up may take so many each, so that
 * what hangs there leaves room for all that is cheap. Reads of everything may take longer than others, one row of a list may
 * not, nor what a rule looks up. The lane is shared by all users and by all that is read: while queues hang for all of them,
 * bindings and connections do not.
 */
const limits = {
  costly: { width: 6, each: 3, deadline: 30_000 },
  rows: { width: 6, deadline: 5_000 },
  rules: { width: 2, deadline: 5_000 },
} as const satisfies Record<string, Limits>
export type LaneName = keyof typeof limits

const lanes = () => processWide('management.lanes', () => new Map<string, Lane>())

/** The lane of this name to a broker. */
export function laneOf(brokerId: string, name: LaneName): Lane {
  const key = `${name} ${brokerId}`
  const lane = lanes().get(key) ?? new Lane(limits[name])
  lanes().set(key, lane)
  return lane
}
