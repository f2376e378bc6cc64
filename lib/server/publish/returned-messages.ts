import 'server-only'
import type { BatchProgress, ReturnedMessage } from '@/lib/api/batches'
import { visibleText } from '@/lib/server/visible-text'

/** What basic.return says. */
export interface Returned {
  replyCode: number
  replyText: string
  exchange: string
  routingKey: string
}

/** Different reasons that are kept apart (RabbitMQ has two), and messages that are remembered. */
const most = { reasons: 8, messages: 100 }

/** Counts returns by the broker's reason, and remembers the latest messages that came back. */
export class ReturnedMessages {
  private readonly reasons = new Map<string, { code: number; text: string; count: number }>()
  private readonly latest: (Returned & { n: number | null; bytes: number })[] = []

  /** `n` is the number of the message where it is known which one it is. */
  add(returned: Returned, n: number | null, bytes: number): void {
    const { replyCode, replyText } = returned
    const key = `${replyCode} ${replyText}`
    const known = this.reasons.get(key)
    if (known !== undefined) known.count += 1
    else if (this.reasons.size < most.reasons) {
      this.reasons.set(key, { code: replyCode, text: visibleText(replyText, 200), count: 1 })
    }
    this.latest.push({ ...returned, n, bytes })
    if (this.latest.length > most.messages) this.latest.shift()
  }

  /** Most often first. */
  list(): BatchProgress['returns'] {
    return [...this.reasons.values()].sort((a, b) => b.count - a.count).map((reason) => ({ ...reason }))
  }

  /** Newest first. */
  messages(): ReturnedMessage[] {
    return this.latest.toReversed().map(({ n, exchange, routingKey, replyCode, replyText, bytes }) => ({
      n,
      exchange,
      routingKey,
      code: replyCode,
      text: visibleText(replyText, 200),
      bytes,
    }))
  }
}
