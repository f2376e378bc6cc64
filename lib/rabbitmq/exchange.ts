import { z } from 'zod'
import { argumentsShape, brokerArguments } from './arguments'
import { flag, known, optionalText, rateOf } from './counters'

export const exchangeShape = z.object({
  vhost: z.string(),
  /** "" is the default exchange. */
  name: z.string(),
  type: z.string(),
  durable: z.boolean(),
  autoDelete: z.boolean(),
  internal: z.boolean(),
  arguments: argumentsShape,
  policy: z.string().nullable(),
  incomingRate: known,
  outgoingRate: known,
})
export type Exchange = z.output<typeof exchangeShape>

/** One row of GET /api/exchanges, RabbitMQ 3.10 to 4.3. */
export const brokerExchange = z
  .object({
    name: z.string(),
    vhost: z.string(),
    type: z.string(),
    durable: flag,
    auto_delete: flag,
    internal: flag,
    arguments: brokerArguments,
    policy: optionalText,
    message_stats: z
      .object({ publish_in_details: rateOf, publish_out_details: rateOf })
      .nullish()
      .catch(null),
  })
  .transform((x): Exchange => ({
    vhost: x.vhost,
    name: x.name,
    type: x.type,
    durable: x.durable,
    autoDelete: x.auto_delete,
    internal: x.internal,
    arguments: x.arguments,
    policy: x.policy,
    incomingRate: x.message_stats?.publish_in_details ?? null,
    outgoingRate: x.message_stats?.publish_out_details ?? null,
  }))
