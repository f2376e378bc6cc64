import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Link } from '@/lib/server/amqp/link'
import { answerWait } from '@/lib/server/amqp/outcome'

/** What the broker says of a payload that is too large; the limit is null where its words do not tell. */
export interface SizeRefusal {
  maximum: number | null
}

/** Milliseconds for the answer to a payload of no size. */
const longest = 10_000
/** From one look whether the channel is still open to the next. */
const look = 100

/**
 * Whether the broker takes a payload of this size; null where it does, and where it does not say. RabbitMQ tells nobody its
 * max_message_size. But it looks at the size of a message before it looks for the exchange: so many bytes to an exchange that
 * cannot be there are refused for the one (406) or for the other (404, or 403 before that), and no queue gets anything.
 */
export async function sizeRefusal(
  link: Link,
  bytes: number,
  isWanted: () => boolean,
): Promise<SizeRefusal | null> {
  const watched = await link.openChannel()
  watched.channel.publish(`warren.none.${randomUUID()}`, '', Buffer.alloc(bytes))
  const giveUpAt = Date.now() + answerWait(bytes, longest)
  while (watched.isOpen && isWanted() && Date.now() < giveUpAt) {
    await Promise.race([watched.ended, new Promise((resolve) => setTimeout(resolve, look))])
  }
  if (watched.isOpen) {
    // A broker in an alarm reads nothing.
    void watched.close()
    return null
  }
  const end = await watched.ended
  if (end.by !== 'broker' || end.close?.code !== 406) return null
  const [, maximum] = /max size (\d+)/.exec(end.close.text) ?? []
  return { maximum: maximum === undefined ? null : Number(maximum) }
}
