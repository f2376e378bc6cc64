import { z } from 'zod'
import { channelShape, connectionShape } from '@/lib/rabbitmq/client'
import { endpoint } from './endpoint'
import { listQuery, nameParams, pageOf } from './segments'

export const listConnections = endpoint({
  id: 'listConnections',
  method: 'GET',
  path: '/api/connections',
  summary: 'One page of connections',
  query: listQuery,
  output: pageOf(connectionShape),
})

export const closeConnection = endpoint({
  id: 'closeConnection',
  method: 'DELETE',
  path: '/api/connections/{name}',
  summary: 'Close a connection; its unacked messages go back to their queues',
  params: nameParams,
  body: z.object({
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
  }),
  audit: 'connection.close',
})

export const listChannels = endpoint({
  id: 'listChannels',
  method: 'GET',
  path: '/api/channels',
  summary: 'One page of channels: who holds which unacked messages',
  query: listQuery,
  output: pageOf(channelShape),
})
