import 'server-only'
import { processWide } from '@/lib/server/process-wide'

/** So many at once, the others in turn. */
export class Lane {
  readonly #width: number
  readonly #waiting: (() => void)[] = []
  #running = 0

  constructor(width: number) {
    this.#width = width
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= this.#width) await new Promise<void>((resolve) => this.#waiting.push(resolve))
    else this.#running += 1
    try {
      return await work()
    } finally {
      // The place goes to the next one.
      const next = this.#waiting.shift()
      if (next === undefined) this.#running -= 1
      else next()
    }
  }
}

/**
 * Of the sockets to one broker, reads of everything, completions of rows and what rules look up may take so many each, so that
 * what hangs there leaves room for all that is cheap.
 */
const widths = { costly: 6, rows: 6, rules: 2 } as const
export type LaneName = keyof typeof widths

const lanes = () => processWide('management.lanes', () => new Map<string, Lane>())

/** The lane of this name to a broker. */
export function laneOf(brokerId: string, name: LaneName): Lane {
  const key = `${name} ${brokerId}`
  const lane = lanes().get(key) ?? new Lane(widths[name])
  lanes().set(key, lane)
  return lane
}
