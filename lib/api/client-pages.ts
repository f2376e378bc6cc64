import { z } from 'zod'
import { amqpSessionShape } from '@/lib/rabbitmq/amqp-session'
import { channelShape } from '@/lib/rabbitmq/channel'
import { channelDetailsShape } from '@/lib/rabbitmq/channel-details'
import { connectionDetailsShape } from '@/lib/rabbitmq/connection-details'
import { consumerShape } from '@/lib/rabbitmq/consumer'
import { statisticsShape } from '@/lib/rabbitmq/statistics'
import { endpoint } from './endpoint'
import { faultShape } from './fault'
import { rangeQuery, series, timelineShape } from './samples'
import { nameParams } from './segments'

export const readConnection = endpoint({
  id: 'readConnection',
  method: 'GET',
  path: '/api/connections/{name}',
  summary: 'One connection with its channels and consumers, and what flowed over a range',
  params: nameParams,
  query: rangeQuery,
  output: z.object({
    connection: connectionDetailsShape,
    /** Null where they could not be read: the fault says why. */
    channels: z.array(channelShape).nullable(),
    consumers: z.array(consumerShape).nullable(),
    /** So many channels were not asked who consumes on them, or did not answer: theirs are missing among the consumers. */
    unreadChannels: z.number().int(),
    /** Of a connection that speaks AMQP 1.0; null for others, and where this version does not tell. */
    sessions: z.array(amqpSessionShape).nullable(),
    /** Bytes per second, from the client and to it. */
    samples: timelineShape.extend({ received: series, sent: series }).nullable(),
    statistics: statisticsShape.nullable(),
    faults: z.array(faultShape),
    asOf: z.number(),
  }),
})
export type ConnectionAnswer = z.output<NonNullable<typeof readConnection.output>>

export const readChannel = endpoint({
  id: 'readChannel',
  method: 'GET',
  path: '/api/channels/{name}',
  summary: 'One channel with its consumers, where it publishes and what it gets, and its rates over a range',
  params: nameParams,
  query: rangeQuery,
  output: z.object({
    channel: channelDetailsShape,
    /** Messages per second. */
    samples: timelineShape
      .extend({
        publish: series,
        confirm: series,
        unroutableReturned: series,
        unroutableDropped: series,
        deliverGet: series,
        redeliver: series,
        ack: series,
      })
      .nullable(),
    statistics: statisticsShape.nullable(),
    faults: z.array(faultShape),
    asOf: z.number(),
  }),
})
export type ChannelAnswer = z.output<NonNullable<typeof readChannel.output>>
