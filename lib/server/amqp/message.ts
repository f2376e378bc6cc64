import 'server-only'
import type { ConsumeMessage, GetMessage } from 'amqplib'
import type { Message } from '@/lib/rabbitmq/message'
import { readProperties } from './codec/read-properties'
import { payloadOf } from './payload'
import { contentHeaderOf } from './raw-frames'

/** A message as it came from the broker: property bytes not decoded, body possibly cut. */
export interface Delivered {
  exchange: string
  routingKey: string
  /** Its bytes, where it is no UTF-8. */
  rawRoutingKey?: Buffer
  redelivered: boolean
  rawProperties: Buffer
  body: Buffer
  /** Size of the whole body. */
  bytes: number
}

/** What a connection with raw frames brought. */
export function deliveredOf(message: ConsumeMessage | GetMessage): Delivered {
  const { exchange, routingKey, redelivered } = message.fields
  const { raw, size, rawRoutingKey } = contentHeaderOf(message)
  return {
    exchange,
    routingKey,
    ...(rawRoutingKey === undefined ? {} : { rawRoutingKey }),
    redelivered,
    rawProperties: raw,
    body: message.content,
    bytes: size,
  }
}

/** A delivered message as our API shows it, with at most so many bytes of its payload. */
export const messageOf = (delivered: Delivered, mostPayload: number): Message =>
  readMessage(delivered, mostPayload).message

/** The same, and whether its properties say each of their bytes. */
export function readMessage(
  delivered: Delivered,
  mostPayload: number,
): { message: Message; isExact: boolean } {
  const { properties, problem, isExact } = readProperties(delivered.rawProperties)
  const message = {
    exchange: delivered.exchange,
    routingKey: delivered.routingKey,
    ...(delivered.rawRoutingKey === undefined
      ? {}
      : { rawRoutingKey: delivered.rawRoutingKey.toString('base64') }),
    redelivered: delivered.redelivered,
    properties,
    propertiesProblem: problem,
    payload: payloadOf(delivered.body, delivered.bytes, mostPayload),
  }
  return { message, isExact }
}
