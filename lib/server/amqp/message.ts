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
    redelivered: delivered.redelivered,
    properties,
    propertiesProblem: problem,
    payload: payloadOf(delivered.body, delivered.bytes, mostPayload),
  }
  return { message, isExact }
}
