import 'server-only'
import type { BatchProgress } from '@/lib/api/batches'
import { visibleText } from '@/lib/server/visible-text'

/** What basic.return says. */
export interface Returned {
  replyCode: number
  replyText: string
  exchange: string
  routingKey: string
}

/** Different reasons that are kept apart; RabbitMQ has two. */
const most = 8

/** Counts returns by the broker's reason. */
export class ReturnCounter {
  private readonly reasons = new Map<string, { code: number; text: string; count: number }>()

  add({ replyCode, replyText }: Returned): void {
    const key = `${replyCode} ${replyText}`
    const known = this.reasons.get(key)
    if (known !== undefined) known.count += 1
    else if (this.reasons.size < most) {
      this.reasons.set(key, { code: replyCode, text: visibleText(replyText, 200), count: 1 })
    }
  }

  /** Most often first. */
  list(): BatchProgress['returns'] {
    return [...this.reasons.values()].sort((a, b) => b.count - a.count).map((reason) => ({ ...reason }))
  }
}
