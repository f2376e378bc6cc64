import { z } from 'zod'
import { channelShape } from '@/lib/rabbitmq/channel'
import { connectionShape } from '@/lib/rabbitmq/connection'
import { consumerShape } from '@/lib/rabbitmq/consumer'
import { endpoint } from './endpoint'
import { flagQuery, nameParams, pageOf, segmentOf, sortedListQuery } from './segments'

/** Users without the tag monitoring or administrator are shown their own connections, channels and consumers only. */
const clientsPageOf = <S extends z.ZodType>(row: S) => pageOf(row).extend({ scope: z.enum(['all', 'own']) })

const userName = z.string().min(1, { error: 'A name is needed' }).max(1024)

const connectionSorts = [
  'name',
  'givenName',
  'vhost',
  'user',
  'node',
  'state',
  'type',
  'protocol',
  'containerId',
  'authMechanism',
  'tls',
  'tlsProtocol',
  'tlsCipher',
  'tlsKeyExchange',
  'tlsHash',
  'channels',
  'channelMax',
  'frameMax',
  'heartbeat',
  'client',
  'clientVersion',
  'clientId',
  'platform',
  'peer',
  'connectedAt',
  'received',
  'sent',
  'receivedRate',
  'sentRate',
  'sendPending',
] as const
export type ConnectionSort = (typeof connectionSorts)[number]

export const listConnectionsQuery = sortedListQuery(connectionSorts).extend({
  /** Those of one user, by the whole name. */
  user: userName.optional(),
})
export type ListConnectionsQuery = z.output<typeof listConnectionsQuery>
export type ListConnectionsInput = z.input<typeof listConnectionsQuery>

export const listConnections = endpoint({
  id: 'listConnections',
  method: 'GET',
  path: '/api/connections',
  summary: 'One page of connections',
  query: listConnectionsQuery,
  output: clientsPageOf(connectionShape),
})

const closeBody = z.object({
  /** Sent to the client in connection.close, and into the broker's log. */
  reason: z
    .string()
    .trim()
    .min(1, { error: 'The client is told this reason' })
    .max(200, { error: 'At most 200 characters' })
    // It travels as an HTTP header to the broker.
    .regex(/^[\x20-\x7e]*$/, {
      error: 'Latin letters, digits and signs only: it travels as an HTTP header',
    }),
})

export const closeConnection = endpoint({
  id: 'closeConnection',
  method: 'DELETE',
  path: '/api/connections/{name}',
  summary: 'Close a connection; its unacked messages go back to their queues',
  params: nameParams,
  body: closeBody,
  audit: 'connection.close',
})

export const closeUserConnections = endpoint({
  id: 'closeUserConnections',
  method: 'DELETE',
  // Not below /api/connections: a connection may be called like it.
  path: '/api/user-connections/{user}',
  summary:
    'Close all connections of one user, in all virtual hosts; their unacked messages go back to their queues',
  params: z.object({ user: segmentOf(userName) }),
  body: closeBody,
  audit: 'connection.closeAll',
})

const channelSorts = [
  'name',
  'number',
  'connection',
  'vhost',
  'user',
  'node',
  'state',
  'confirm',
  'transactional',
  'prefetch',
  'globalPrefetch',
  'unacked',
  'unconfirmed',
  'uncommitted',
  'acksUncommitted',
  'consumers',
  'publishRate',
  'confirmRate',
  'dropRate',
  'returnRate',
  'deliverGetRate',
  'redeliverRate',
  'ackRate',
] as const
export type ChannelSort = (typeof channelSorts)[number]

export const listChannelsQuery = sortedListQuery(channelSorts).extend({
  /** Those that hold unacked messages, ack none and are sent none. Costly: the broker does not find them, we read all. */
  stalled: flagQuery.default(false),
})
export type ListChannelsQuery = z.output<typeof listChannelsQuery>
export type ListChannelsInput = z.input<typeof listChannelsQuery>

export const listChannels = endpoint({
  id: 'listChannels',
  method: 'GET',
  path: '/api/channels',
  summary: 'One page of channels: who holds which unacked messages',
  query: listChannelsQuery,
  output: clientsPageOf(channelShape).extend({
    /** Channels left out because the broker does not tell what the filter asks. */
    undecided: z.number().int(),
  }),
})
export type ChannelsPage = z.output<NonNullable<typeof listChannels.output>>

const consumerSorts = [
  'queue',
  'vhost',
  'tag',
  'channel',
  'connection',
  'user',
  'node',
  'ackRequired',
  'exclusive',
  'prefetch',
  'active',
  'activity',
  'timeout',
] as const
export type ConsumerSort = (typeof consumerSorts)[number]

export const listConsumersQuery = sortedListQuery(consumerSorts)
export type ListConsumersQuery = z.output<typeof listConsumersQuery>
export type ListConsumersInput = z.input<typeof listConsumersQuery>

export const listConsumers = endpoint({
  id: 'listConsumers',
  method: 'GET',
  path: '/api/consumers',
  summary:
    'One page of consumers; the broker does not page them, we do. `name` matches queue, consumer tag, channel or user',
  query: listConsumersQuery,
  output: clientsPageOf(consumerShape),
})
