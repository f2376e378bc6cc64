/** What the broker tells of all queues at little cost. */
export const cheapQueueSorts = [
  'name',
  'vhost',
  'type',
  'state',
  'policy',
  'node',
  'durable',
  'autoDelete',
  'exclusive',
  'ready',
  'unacked',
  'total',
] as const

/**
 * What makes the broker collect the statistics of all queues: read at most every `statisticsEvery` ms while somebody sorts
 * or filters by it, which has to be said on screen.
 */
export const costlyQueueSorts = [
  'operatorPolicy',
  'leader',
  'members',
  'online',
  'consumers',
  'consumerCapacity',
  'memoryBytes',
  'inMemory',
  'persistent',
  'delayed',
  'messageBytes',
  'readyBytes',
  'unackedBytes',
  'inMemoryBytes',
  'persistentBytes',
  'totalRate',
  'incomingRate',
  'deliverGetRate',
  'redeliverRate',
  'ackRate',
] as const
export const statisticsEvery = 30_000

export const queueSorts = [...cheapQueueSorts, ...costlyQueueSorts] as const
export type QueueSort = (typeof queueSorts)[number]
