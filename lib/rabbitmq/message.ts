import { z } from 'zod'
import { fieldEntryShape } from './field'

/** The 14 properties of an AMQP 0-9-1 message, null when absent. Timestamp is in seconds, as text (64 bits). */
export const propertiesShape = z.object({
  contentType: z.string().nullable(),
  contentEncoding: z.string().nullable(),
  headers: z.array(fieldEntryShape).nullable(),
  /** 1 transient, 2 persistent. */
  deliveryMode: z.number().nullable(),
  priority: z.number().nullable(),
  correlationId: z.string().nullable(),
  replyTo: z.string().nullable(),
  /** Milliseconds, as text: the wire has a short string. */
  expiration: z.string().nullable(),
  messageId: z.string().nullable(),
  timestamp: z.string().nullable(),
  type: z.string().nullable(),
  userId: z.string().nullable(),
  appId: z.string().nullable(),
  clusterId: z.string().nullable(),
})
export type Properties = z.output<typeof propertiesShape>

/** Why properties could not be read whole: the rest of them is shown as it is, in base64. */
export const propertiesProblemShape = z.object({ reason: z.string(), base64: z.string() })

/** A payload, or its beginning. `bytes` is the size of the whole. */
export const payloadShape = z.object({
  encoding: z.enum(['utf8', 'base64']),
  text: z.string(),
  bytes: z.number().int(),
  truncated: z.boolean(),
})
export type Payload = z.output<typeof payloadShape>

export const messageShape = z.object({
  exchange: z.string(),
  routingKey: z.string(),
  /** Its bytes in base64, where it is no UTF-8: `routingKey` then has replacement characters. */
  rawRoutingKey: z.string().optional(),
  redelivered: z.boolean(),
  properties: propertiesShape,
  /** Set when the header frame could not be read to its end. Properties then hold what came before. */
  propertiesProblem: propertiesProblemShape.nullable(),
  payload: payloadShape,
})
export type Message = z.output<typeof messageShape>
