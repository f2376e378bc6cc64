import type { Channel } from '@/lib/rabbitmq/channel'

/**
 * Whether a channel holds as many unacked messages as it may: the broker then sends it nothing more. Prefetch is counted for
 * each consumer; what was fetched by basic.get counts as unacked but knows no limit, so a channel without consumers is never full.
 */
export function isFull({ unacked, prefetch, consumers }: Channel): boolean {
  if (unacked === null || prefetch === null || consumers === null) return false
  return prefetch > 0 && consumers > 0 && unacked >= prefetch * consumers
}
