import type { QueueDetails } from '@/lib/rabbitmq/queue-details'

interface Reject {
  /** How many messages. */
  count: number
  /** One bare key, as easily pressed by mistake. */
  isKey: boolean
  isProduction: boolean
}

/** Whether what becomes of rejected messages matters: a single one by its own button says it beforehand, and is rejected at once. */
export const isGrave = ({ count, isKey, isProduction }: Reject): boolean => isProduction || count > 1 || isKey

/** Whether a queue is known to dead-letter what is rejected: by its own argument, or by its policies where the broker tells them. */
export const deadLetters = ({
  arguments: own,
  effectivePolicy,
}: Pick<QueueDetails, 'arguments' | 'effectivePolicy'>): boolean =>
  own.some(({ name }) => name === 'x-dead-letter-exchange') ||
  (effectivePolicy ?? []).some(({ name }) => name === 'dead-letter-exchange')
