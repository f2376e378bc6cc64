import 'server-only'
import { isReturnable } from '@/lib/server/amqp/direct-reply'
import type { Outgoing } from '@/lib/server/amqp/outgoing'
import { propertyBytes } from '@/lib/server/amqp/property-bytes'
import type { WireMessage } from './ledger'

/** A message as it goes over the wire. Throws invalid_input for properties that the wire or this connection cannot carry. */
export function wireMessage(outgoing: Outgoing, frameMax: number): WireMessage {
  const { exchange, routingKey, rawRoutingKey, payload } = outgoing
  const exactKey = rawRoutingKey === undefined ? {} : { rawRoutingKey }
  return {
    exchange,
    routingKey,
    ...exactKey,
    payload,
    mandatory: isReturnable(outgoing),
    properties: propertyBytes(outgoing, frameMax),
  }
}
