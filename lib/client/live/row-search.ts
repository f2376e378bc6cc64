import { someFieldText } from '@/lib/rabbitmq/field-texts'
import type { LiveRow, Ring } from './ring'

/** Milliseconds of one step. */
const slice = 6
/** Rows between two looks at the clock. */
const rowsAtOnce = 50

/** Finds rows that hold what a pattern says, a few at a time, and goes on as rows come and leave. */
export class RowSearch {
  /** Ids of the rows, oldest first. */
  found: number[] = []
  private last = 0
  private swept = 0

  constructor(
    private readonly rows: Ring,
    private readonly pattern: RegExp,
  ) {}

  /** Looks at some more rows; true when all were looked at. */
  step(now: () => number = () => performance.now()): boolean {
    this.forget()
    const until = now() + slice
    let index = this.firstAfter(this.last)
    while (index < this.rows.length) {
      for (const end = Math.min(index + rowsAtOnce, this.rows.length); index < end; index += 1) {
        const row = this.rows.at(index)
        if (row === undefined) continue
        this.last = row.id
        if (this.isHit(row)) this.found.push(row.id)
      }
      if (now() > until) break
    }
    return index >= this.rows.length
  }

  /** The hit after this row, or the one before it; around at the ends. From the newest where there is no row. */
  next(from: number | null, backwards: boolean): number | null {
    const { found } = this
    if (from === null) return found.at(-1) ?? null
    const after = backwards ? found.findLast((id) => id < from) : found.find((id) => id > from)
    return after ?? (backwards ? found.at(-1) : found[0]) ?? null
  }

  /** Rows that have left are no hits any more. */
  private forget(): void {
    if (this.swept !== this.rows.swept) {
      this.swept = this.rows.swept
      this.found = this.found.filter((id) => this.rows.indexOf(id) !== -1)
    }
    const first = this.rows.at(0)?.id ?? Number.POSITIVE_INFINITY
    if ((this.found[0] ?? first) < first) this.found = this.found.filter((id) => id >= first)
  }

  private firstAfter(id: number): number {
    let [low, high] = [0, this.rows.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.rows.at(middle)?.id ?? 0) <= id) low = middle + 1
      else high = middle
    }
    return low
  }

  private isHit(row: LiveRow): boolean {
    if (row.kind === 'gap') return false
    const { exchange, routingKey, payload, properties } = row.message.readOnce()
    const test = (text: string) => {
      this.pattern.lastIndex = 0
      return this.pattern.test(text)
    }
    // What the row and the open message show: never how it is written here.
    const { headers, ...others } = properties
    return (
      test(routingKey) ||
      test(exchange) ||
      (payload.encoding === 'utf8' && test(payload.text)) ||
      Object.values(others).some((value) => value !== null && test(String(value))) ||
      (headers !== null && someFieldText(headers, test))
    )
  }
}
