import type { QueueArgumentName } from '@/lib/rabbitmq/queue-arguments'

/** One line on each argument of a queue. */
export const queueArguments = {
  'x-message-ttl': 'Milliseconds a message may wait before it is dropped or dead-lettered.',
  'x-expires': 'Milliseconds without use after which the whole queue is deleted.',
  'x-max-length': 'The most ready messages it keeps; x-overflow says what happens to more.',
  'x-max-length-bytes': 'The most bytes of bodies it keeps; a stream drops its oldest segments.',
  'x-overflow':
    'When full: drop-head drops the oldest, reject-publish refuses new ones, reject-publish-dlx (classic) also dead-letters them.',
  'x-dead-letter-exchange': 'The exchange that gets rejected, expired and overflowing messages.',
  'x-dead-letter-routing-key': 'The routing key for dead-lettered messages; each keeps its own without it.',
  'x-dead-letter-strategy':
    'at-most-once, or at-least-once, which needs x-overflow reject-publish to lose nothing.',
  'x-single-active-consumer': 'Only one consumer gets messages; the next takes over when it goes.',
  'x-max-priority': 'The highest priority of messages, 1 to 255. A few levels are enough: each costs memory.',
  'x-delivery-limit':
    'How often a message may come back before it is dropped or dead-lettered. -1: no limit, from RabbitMQ 4.0.',
  'x-consumer-timeout': 'Milliseconds a consumer may hold a message unacked before it loses it.',
  'x-consumer-disconnected-timeout':
    'Milliseconds to wait for a consumer on a node that cannot be reached before its messages go back.',
  'x-delayed-retry-type': 'Which messages come back with a delay: disabled, all, failed or returned.',
  'x-delayed-retry-min': 'Milliseconds that the first retry waits; each further one waits longer.',
  'x-delayed-retry-max': 'The longest that a retry waits, in milliseconds.',
  'x-quorum-initial-group-size': 'On how many nodes it starts; odd, and no more than the cluster has.',
  'x-quorum-target-group-size': 'On how many nodes the broker tries to keep it.',
  'x-max-age': 'How old messages get before they go: a number with Y, M, D, h, m or s, for example 7D.',
  'x-stream-max-segment-size-bytes': 'Size of its files. Whole files are dropped, never single messages.',
  'x-stream-filter-size-bytes': 'Size of the Bloom filter of each chunk, 16 to 255.',
  'x-initial-cluster-size': 'On how many nodes it starts.',
  'x-queue-leader-locator': 'Where its leader starts: client-local or balanced.',
} as const satisfies Record<QueueArgumentName, string>
