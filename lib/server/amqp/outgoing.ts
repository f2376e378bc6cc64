import 'server-only'
import type { z } from 'zod'
import type { Guarantee, publishBody } from '@/lib/api/messages'
import { fieldEntries } from '@/lib/rabbitmq/field'
import type { Properties } from '@/lib/rabbitmq/message'
import { impliedContentEncoding } from '@/lib/rabbitmq/message-encoding'

/** A message to publish. The default exchange is "". */
export interface Outgoing {
  exchange: string
  routingKey: string
  /** Its bytes, where it is no UTF-8: these are sent. */
  rawRoutingKey?: Buffer
  properties: Properties
  /** Bytes of the properties as they came once: these are sent, and `properties` are not. */
  rawProperties?: Buffer
  payload: Buffer
  /** Ask the broker to return the message when no queue takes it. */
  mandatory: boolean
}

/** What the broker is asked to promise about one message. */
export interface Asked {
  guarantee: Guarantee
  /** How a transaction ends. */
  commit: boolean
}

const textOrNull = (text: string): string | null => (text === '' ? null : text)

type Written = Pick<
  z.output<typeof publishBody>,
  'exchange' | 'routingKey' | 'properties' | 'mandatory' | 'charset' | 'compression' | 'payloadEncoding'
>

/** The message that a checked form means, with the bytes that its payload became: empty fields are properties left out. */
export function outgoingOf(body: Written, payload: Buffer): Outgoing {
  const { properties } = body
  const charset = body.payloadEncoding === 'text' ? body.charset : 'UTF-8'
  const implied = impliedContentEncoding({ charset, compression: body.compression })
  return {
    exchange: body.exchange,
    routingKey: body.routingKey,
    payload,
    mandatory: body.mandatory,
    properties: {
      contentType: textOrNull(properties.contentType),
      contentEncoding: textOrNull(properties.contentEncoding === '' ? implied : properties.contentEncoding),
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
      clusterId: textOrNull(properties.clusterId),
    },
  }
}
