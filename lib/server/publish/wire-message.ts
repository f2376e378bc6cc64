import 'server-only'
import type { Outgoing } from '@/lib/server/amqp/outgoing'
import { propertyBytes } from '@/lib/server/amqp/property-bytes'
import type { WireMessage } from './ledger'

/** A message as it goes over the wire. Throws invalid_input for properties that the wire or this connection cannot carry. */
export function wireMessage(outgoing: Outgoing, frameMax: number): WireMessage {
  const { exchange, routingKey, rawRoutingKey, payload, mandatory } = outgoing
  const exactKey = rawRoutingKey === undefined ? {} : { rawRoutingKey }
  return {
    exchange,
    routingKey,
    ...exactKey,
    payload,
    mandatory,
    properties: propertyBytes(outgoing, frameMax),
  }
}
