import { describe, expect, test } from 'vitest'
import { channelsColumns } from '@/components/clients/channels-columns'
import { connectionsColumns } from '@/components/clients/connections-columns'
import { consumersColumns } from '@/components/clients/consumers-columns'
import { exchangesColumns } from '@/components/exchanges/exchanges-columns'
import { queuesColumns } from '@/components/queues/queues-columns'
import { columnsOfNodes } from '@/components/nodes/nodes-columns'
import type { Columns } from '@/components/table/columns'

/** What of ours tells what a column of the official UI does. */
type Ours = Readonly<Record<string, readonly string[]>>

/** Declared flags and arguments: "no policy" leaves out the policy that ours has in a column of its own. */
const declared = ['durable', 'autoDelete', 'arguments']

/** `ALL_COLUMNS` of global.js in RabbitMQ 3.10.8, 4.0.5 and 4.3, and those that are always there. */
const queues: Ours = {
  vhost: ['vhost'],
  name: ['name'],
  node: ['node', 'members', 'online'],
  type: ['type'],
  features: ['features'],
  features_no_policy: [...declared, 'exclusive'],
  policy: ['policy', 'operatorPolicy'],
  consumers: ['consumers'],
  consumer_capacity: ['consumerCapacity'],
  state: ['state'],
  'msgs-ready': ['ready'],
  'msgs-unacked': ['unacked'],
  'msgs-delayed': ['delayed'],
  'msgs-ram': ['inMemory'],
  'msgs-persistent': ['persistent'],
  'msgs-total': ['total'],
  'msg-bytes-ready': ['readyBytes'],
  'msg-bytes-unacked': ['unackedBytes'],
  'msg-bytes-ram': ['inMemoryBytes'],
  'msg-bytes-persistent': ['persistentBytes'],
  'msg-bytes-total': ['messageBytes'],
  'rate-incoming': ['incomingRate'],
  'rate-deliver': ['deliverGetRate'],
  'rate-redeliver': ['redeliverRate'],
  'rate-ack': ['ackRate'],
}

const exchanges: Ours = {
  vhost: ['vhost'],
  name: ['name'],
  type: ['type'],
  features: ['features'],
  features_no_policy: [...declared, 'internal'],
  policy: ['policy'],
  'rate-in': ['incomingRate'],
  'rate-out': ['outgoingRate'],
}

const connections: Ours = {
  vhost: ['vhost'],
  name: ['name', 'givenName'],
  node: ['node'],
  container_id: ['containerId'],
  user: ['user'],
  state: ['state'],
  ssl: ['tls'],
  ssl_info: ['tlsProtocol', 'tlsCipher', 'tlsKeyExchange', 'tlsHash'],
  protocol: ['protocol'],
  channels: ['channels'],
  channel_max: ['channelMax'],
  frame_max: ['frameMax'],
  auth_mechanism: ['authMechanism'],
  client: ['client', 'clientVersion'],
  from_client: ['receivedRate'],
  to_client: ['sentRate'],
  heartbeat: ['heartbeat'],
  connected_at: ['connectedAt'],
}

const channels: Ours = {
  name: ['name'],
  node: ['node'],
  vhost: ['vhost'],
  user: ['user'],
  mode: ['mode'],
  state: ['state'],
  'msgs-unconfirmed': ['unconfirmed'],
  'consumer-count': ['consumers'],
  prefetch: ['prefetch', 'globalPrefetch'],
  'msgs-unacked': ['unacked'],
  'msgs-uncommitted': ['uncommitted'],
  'acks-uncommitted': ['acksUncommitted'],
  'rate-publish': ['publishRate'],
  'rate-confirm': ['confirmRate'],
  'rate-unroutable-drop': ['dropRate'],
  'rate-unroutable-return': ['returnRate'],
  'rate-deliver': ['deliverGetRate'],
  'rate-redeliver': ['redeliverRate'],
  'rate-ack': ['ackRate'],
}

/** It has no list of consumers: the table on the page of a queue, consumers.ejs. */
const consumers: Ours = {
  Owner: ['channel', 'connection'],
  'Consumer tag': ['tag'],
  Queue: ['queue', 'vhost'],
  'Ack required': ['ackRequired'],
  Exclusive: ['exclusive'],
  'Prefetch count': ['prefetch'],
  Active: ['active'],
  'Activity status': ['activity'],
  'Consumer Timeout': ['timeout'],
  Arguments: ['arguments'],
}

/** On its overview. "Reset stats" is an action of ours. */
const nodes: Ours = {
  name: ['name', 'state'],
  file_descriptors: ['descriptors'],
  socket_descriptors: ['sockets'],
  erlang_processes: ['processes'],
  memory: ['memory'],
  disk_space: ['diskFree'],
  uptime: ['uptime'],
  cores: ['cores', 'runQueue'],
  info: ['info'],
}

const withSockets = columnsOfNodes([{ socketsLimit: 1 }] as unknown as Parameters<typeof columnsOfNodes>[0])

describe.each<[string, Columns<never>, Ours]>([
  ['queues', queuesColumns, queues],
  ['exchanges', exchangesColumns, exchanges],
  ['connections', connectionsColumns, connections],
  ['channels', channelsColumns, channels],
  ['consumers', consumersColumns, consumers],
  ['nodes', withSockets, nodes],
])('the list of %s', (_, columns, official) => {
  test('has every column of the official UI', () => {
    const ids = new Set(columns.map(({ id }) => id))
    const missing = Object.entries(official).flatMap(([name, ours]) =>
      ours.filter((id) => !ids.has(id)).map((id) => `${name}: ${id}`),
    )
    expect(missing).toEqual([])
    expect(ids.size).toBe(columns.length)
  })
})
