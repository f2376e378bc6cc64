import 'server-only'
import type { Message } from '@/lib/rabbitmq/message'
import { readProperties } from './codec/read-properties'
import { payloadOf } from './payload'

/** A message as it came from the broker: property bytes not decoded, body possibly cut. */
export interface Delivered {
  exchange: string
  routingKey: string
  redelivered: boolean
  rawProperties: Buffer
  body: Buffer
  /** Size of the whole body. */
  bytes: number
}

/** A delivered message as our API shows it, with at most so many bytes of its payload. */
export function messageOf(delivered: Delivered, mostPayload: number): Message {
  const { properties, problem } = readProperties(delivered.rawProperties)
  return {
    exchange: delivered.exchange,
    routingKey: delivered.routingKey,
    redelivered: delivered.redelivered,
    properties,
    propertiesProblem: problem,
    payload: payloadOf(delivered.body, delivered.bytes, mostPayload),
  }
}
