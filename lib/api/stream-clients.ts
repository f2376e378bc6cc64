import { z } from 'zod'
import { known } from '@/lib/rabbitmq/counters'
import { storedOffsetShape, streamConsumerShape, streamPublisherShape } from '@/lib/rabbitmq/stream-clients'
import { endpoint } from './endpoint'
import { faultShape } from './fault'
import { queueParams } from './segments'

export const readStreamClients = endpoint({
  id: 'readStreamClients',
  method: 'GET',
  path: '/api/queues/{vhost}/{name}/stream-clients',
  summary:
    'Who reads and publishes to a stream by the stream protocol, and the offsets that were stored in it',
  params: queueParams,
  output: z.object({
    /** Whether the broker has the plugin rabbitmq_stream_management; null where that is not known, or it is no stream. */
    plugin: z.boolean().nullable(),
    /** Null where they could not be read, which a fault tells (`streamConsumers`, `streamPublishers`, `storedOffsets`), or are not told. */
    consumers: z.array(streamConsumerShape).nullable(),
    publishers: z.array(streamPublisherShape).nullable(),
    /** Null without a fault: the version has no such thing (before 3.13). */
    offsets: z.array(storedOffsetShape.extend({ behind: known })).nullable(),
    /** The newest offset of the stream that can be concluded: there may be more. */
    newest: known,
    /** `own`: whoever lacks the tag monitoring sees no consumers and publishers of others. */
    scope: z.enum(['all', 'own']),
    faults: z.array(faultShape),
    asOf: z.number(),
  }),
})
export type StreamClientsAnswer = z.output<NonNullable<typeof readStreamClients.output>>
