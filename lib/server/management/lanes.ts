import 'server-only'
import { ConsoleError } from '@/lib/api/problem'
import { processWide } from '@/lib/server/process-wide'

interface Limits {
  width: number
  /** In ms, from when a read wants its turn to the end of its answer. */
  deadline: number
}

/** So many at once, the others in turn. The time that they wait is part of the time that they have. */
export class Lane {
  private readonly limits: Limits
  private readonly waiting = new Set<() => void>()
  private running = 0

  constructor(limits: Limits) {
    this.limits = limits
  }

  /** `work` is told how many whole ms are left. Throws broker_timeout for work whose time was over before its turn came. */
  async run<T>(work: (left: number) => Promise<T>): Promise<T> {
    const start = performance.now()
    if (this.running >= this.limits.width) await this.turn()
    else this.running += 1
    try {
      return await work(Math.max(1, Math.ceil(this.limits.deadline - (performance.now() - start))))
    } finally {
      // The place goes to the next one.
      const [next] = this.waiting
      if (next === undefined) this.running -= 1
      else next()
    }
  }

  private turn(): Promise<void> {
    const { deadline } = this.limits
    return new Promise((resolve, reject) => {
      const go = () => {
        clearTimeout(late)
        this.waiting.delete(go)
        resolve()
      }
      const late = setTimeout(() => {
        this.waiting.delete(go)
        const message = `Not asked within ${deadline / 1_000} s: earlier reads of the broker are still under way.`
        reject(new ConsoleError('broker_timeout', message))
      }, deadline)
      this.waiting.add(go)
    })
  }
}

/**
 * Of the sockets to one broker, reads of everything, completions of rows and what rules look up may take so many each, so that
 * what hangs there leaves room for all that is cheap. Reads of everything may take longer than others, one row of a list may
 * not, nor what a rule looks up.
 */
const limits = {
  costly: { width: 6, deadline: 30_000 },
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
