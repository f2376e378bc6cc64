import { z } from 'zod'
import { argumentsShape, brokerArguments } from './arguments'
import { counter, flag, known, optionalText } from './counters'

export const consumerShape = z.object({
  tag: z.string(),
  queue: z.string(),
  vhost: z.string(),
  channel: z.string().nullable(),
  connection: z.string().nullable(),
  user: z.string().nullable(),
  node: z.string().nullable(),
  ackRequired: z.boolean(),
  exclusive: z.boolean(),
  prefetch: known,
  /** False for those that wait behind a single active consumer, and those that the queue leaves out. Null on versions that do not tell. */
  active: z.boolean().nullable(),
  /** `up`, `single_active`, `waiting`, `suspected_down`, `blocked`…: the queue's own word for it. */
  activity: z.string().nullable(),
  /** Milliseconds until a delivery that is not acked closes the channel (4.3). */
  timeout: known,
  arguments: argumentsShape,
})
export type Consumer = z.output<typeof consumerShape>

/** A consumer as `consumer_details` of one queue and GET /api/consumers give it. */
export const brokerConsumer = z
  .object({
    consumer_tag: z.string(),
    queue: z.object({ name: z.string(), vhost: z.string() }),
    channel_details: z
      .object({ name: optionalText, connection_name: optionalText, user: optionalText, node: optionalText })
      .nullish()
      .catch(null),
    ack_required: flag,
    exclusive: flag,
    prefetch_count: counter,
    active: z.boolean().nullish().catch(null),
    activity_status: optionalText,
    consumer_timeout: counter,
    arguments: brokerArguments,
  })
  .transform((c): Consumer => ({
    tag: c.consumer_tag,
    queue: c.queue.name,
    vhost: c.queue.vhost,
    channel: c.channel_details?.name ?? null,
    connection: c.channel_details?.connection_name ?? null,
    user: c.channel_details?.user ?? null,
    node: c.channel_details?.node ?? null,
    ackRequired: c.ack_required,
    exclusive: c.exclusive,
    prefetch: c.prefetch_count,
    active: c.active ?? null,
    activity: c.activity_status,
    timeout: c.consumer_timeout,
    arguments: c.arguments,
  }))
