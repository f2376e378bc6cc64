import type { Channel } from './channel'

/**
 * Whether a channel holds unacked messages without progress: it acks none, and is sent none. Null where the broker does not
 * tell; a channel that holds nothing is no such one, whatever else is known.
 */
export function isStalled({
  unacked,
  ackRate,
  deliverGetRate,
}: Pick<Channel, 'unacked' | 'ackRate' | 'deliverGetRate'>): boolean | null {
  if (unacked === 0) return false
  if ((ackRate !== null && ackRate > 0) || (deliverGetRate !== null && deliverGetRate > 0)) return false
  return unacked === null || ackRate === null || deliverGetRate === null ? null : true
}
