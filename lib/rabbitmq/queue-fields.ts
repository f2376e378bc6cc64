import type { QueueDetails } from './queue-details'

/** What a value is, and so how it is written. Null is unknown: "?". */
type Value =
  | { as: 'text'; value: string | null }
  | { as: 'name'; value: string | null }
  | { as: 'state'; value: string | null }
  | { as: 'connection'; value: string | null }
  | { as: 'flag'; value: boolean }
  | { as: 'names'; value: readonly string[] }
  | { as: 'count'; value: number | null }
  | { as: 'bytes'; value: number | null }
  | { as: 'time'; value: number | null }
  | { as: 'rate'; value: number | null }
  | { as: 'messages'; count: number | null; bytes: number | null }
  | { as: 'onlineOf'; online: number; members: number }
  | { as: 'priorities'; value: NonNullable<QueueDetails['byPriority']> }
  | { as: 'collections'; value: NonNullable<QueueDetails['collections']> }

/** One line of the details of a queue. */
export type Fact = Value & { key: FactKey }
type FactKey =
  | 'type'
  | 'state'
  | 'durable'
  | 'autoDelete'
  | 'exclusive'
  | 'owner'
  | 'internal'
  | 'internalOwner'
  | 'node'
  | 'leader'
  | 'members'
  | 'online'
  | 'mirrors'
  | 'synchronised'
  | 'recoverable'
  | 'syncMessages'
  | 'idleSince'
  | 'single'
  | 'exclusiveConsumer'
  | 'publishers'
  | 'readers'
  | 'segments'
  | 'committed'
  | 'committedChunk'
  | 'oldest'
  | 'headMessage'
  | 'storage'
  | 'mode'
  | 'openFiles'
  | 'memory'
  | 'reductions'
  | 'collections'
  | 'ready'
  | 'unacked'
  | 'all'
  | 'inMemory'
  | 'readyInMemory'
  | 'unackedInMemory'
  | 'persistent'
  | 'pagedOut'
  | 'returned'
  | 'readyHigh'
  | 'readyNormal'
  | 'byPriority'
  | 'delayed'
  | 'nextDelayed'
  | 'lastDelayed'
  | 'deadLettering'

/** What only some types or versions tell is left out where it is not told. */
const told = <V>(value: V | null, fact: (value: V) => Fact): Fact[] => (value === null ? [] : [fact(value)])
const names = (value: readonly string[] | null, key: FactKey) =>
  told(value === null || value.length === 0 ? null : value, (list) => ({ key, as: 'names', value: list }))
const count = (value: number | null, key: FactKey) => told(value, (of) => ({ key, as: 'count', value: of }))

/** What a queue is, where it lives, and who holds it. */
export function identityOf(queue: QueueDetails): Fact[] {
  const { members, online } = queue
  return [
    { key: 'type', as: 'text', value: queue.type },
    { key: 'state', as: 'state', value: queue.state },
    { key: 'durable', as: 'flag', value: queue.durable },
    { key: 'autoDelete', as: 'flag', value: queue.autoDelete },
    { key: 'exclusive', as: 'flag', value: queue.exclusive },
    ...told(queue.owner, (value) => ({ key: 'owner', as: 'connection', value })),
    ...told(queue.internal, (value) => ({ key: 'internal', as: 'flag', value })),
    ...told(queue.internalOwner, (value) => ({ key: 'internalOwner', as: 'name', value })),
    queue.leader === null
      ? { key: 'node', as: 'name', value: queue.node }
      : { key: 'leader', as: 'name', value: queue.leader },
    ...names(members, 'members'),
    ...(members === null || online === null
      ? []
      : [{ key: 'online', as: 'onlineOf', online: online.length, members: members.length } as const]),
    ...names(queue.mirrors, 'mirrors'),
    ...names(queue.synchronised, 'synchronised'),
    ...names(queue.recoverable, 'recoverable'),
    ...count(queue.syncMessages, 'syncMessages'),
    ...told(queue.idleSince, (value) => ({ key: 'idleSince', as: 'time', value })),
    ...told(queue.singleActiveTag, (value) => ({ key: 'single', as: 'name', value })),
    ...told(queue.exclusiveTag, (value) => ({ key: 'exclusiveConsumer', as: 'name', value })),
    ...count(queue.publishers, 'publishers'),
    ...count(queue.readers, 'readers'),
    ...count(queue.segments, 'segments'),
    ...count(queue.committedOffset, 'committed'),
    ...count(queue.committedChunk, 'committedChunk'),
    ...told(queue.oldestMessageAt, (value) => ({ key: 'oldest', as: 'time', value })),
    ...told(queue.headMessageAt, (value) => ({ key: 'headMessage', as: 'time', value })),
    ...told(queue.mode, (value) => ({ key: 'mode', as: 'text', value })),
    ...count(queue.storageVersion, 'storage'),
    ...count(queue.openFiles, 'openFiles'),
    { key: 'memory', as: 'bytes', value: queue.memoryBytes },
    ...told(queue.reductionsRate, (value) => ({ key: 'reductions', as: 'rate', value })),
    ...told(queue.collections, (value) => ({ key: 'collections', as: 'collections', value })),
  ]
}

/** Its messages: how many of each sort, and how many bytes they have. */
export function messagesOf(queue: QueueDetails): Fact[] {
  const both = (key: FactKey, of: number | null, bytes: number | null): Fact[] =>
    of === null && bytes === null ? [] : [{ key, as: 'messages', count: of, bytes }]
  const { byPriority } = queue
  return [
    { key: 'ready', as: 'messages', count: queue.ready, bytes: queue.readyBytes },
    { key: 'unacked', as: 'messages', count: queue.unacked, bytes: queue.unackedBytes },
    { key: 'all', as: 'messages', count: queue.total, bytes: queue.messageBytes },
    ...both('inMemory', queue.inMemory, queue.inMemoryBytes),
    ...count(queue.readyInMemory, 'readyInMemory'),
    ...count(queue.unackedInMemory, 'unackedInMemory'),
    ...both('persistent', queue.persistent, queue.persistentBytes),
    ...both('pagedOut', queue.pagedOut, queue.pagedOutBytes),
    ...count(queue.returned, 'returned'),
    ...count(queue.readyHigh, 'readyHigh'),
    ...count(queue.readyNormal, 'readyNormal'),
    ...told(byPriority === null || byPriority.length === 0 ? null : byPriority, (value) => ({
      key: 'byPriority',
      as: 'priorities',
      value,
    })),
    ...count(queue.delayed, 'delayed'),
    ...told(queue.nextDelayedAt, (value) => ({ key: 'nextDelayed', as: 'time', value })),
    ...told(queue.lastDelayedAt, (value) => ({ key: 'lastDelayed', as: 'time', value })),
    ...both('deadLettering', queue.deadLettering, queue.deadLetteringBytes),
  ]
}
