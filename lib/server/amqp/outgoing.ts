import 'server-only'
import type { z } from 'zod'
import type { publishBody } from '@/lib/api/messages'
import { fieldEntries } from '@/lib/rabbitmq/field'
import type { Properties } from '@/lib/rabbitmq/message'

/** A message to publish. The default exchange is "". */
export interface Outgoing {
  exchange: string
  routingKey: string
  properties: Properties
  payload: Buffer
  /** Ask the broker to say that it took the message. */
  confirm: boolean
  /** Ask the broker to return the message when no queue takes it. */
  mandatory: boolean
}

const textOrNull = (text: string): string | null => (text === '' ? null : text)

/** The message that a checked form means: empty fields are properties left out. */
export function outgoingOf(body: z.output<typeof publishBody>): Outgoing {
  const { properties } = body
  return {
    exchange: body.exchange,
    routingKey: body.routingKey,
    payload: Buffer.from(body.payload, body.payloadEncoding === 'base64' ? 'base64' : 'utf8'),
    confirm: body.confirm,
    mandatory: body.mandatory,
    properties: {
      contentType: textOrNull(properties.contentType),
      contentEncoding: textOrNull(properties.contentEncoding),
      headers: properties.headers.length === 0 ? null : fieldEntries(properties.headers),
      deliveryMode: properties.deliveryMode,
      priority: properties.priority,
      correlationId: textOrNull(properties.correlationId),
      replyTo: textOrNull(properties.replyTo),
      expiration: textOrNull(properties.expiration),
      messageId: textOrNull(properties.messageId),
      timestamp: properties.timestamp === null ? null : String(properties.timestamp),
      type: textOrNull(properties.type),
      userId: textOrNull(properties.userId),
      appId: textOrNull(properties.appId),
      clusterId: null,
    },
  }
}
