import { z } from 'zod'
import { argumentsShape, brokerArguments } from './arguments'
import { tolerantList } from './page'

export const destinationTypes = ['queue', 'exchange'] as const
export type DestinationType = (typeof destinationTypes)[number]

/** What a binding leads from and to, within one virtual host. */
export interface BindingEnds {
  source: string
  destination: string
  destinationType: DestinationType
}

export const bindingShape = z.object({
  vhost: z.string(),
  /** "" is the default exchange, whose bindings the broker makes itself. */
  source: z.string(),
  destination: z.string(),
  destinationType: z.enum(destinationTypes),
  bindingKey: z.string(),
  arguments: argumentsShape,
  /** The broker's own handle of this binding (`~` for no key and no arguments). Opaque: never computed here. */
  propertiesKey: z.string(),
})
export type Binding = z.output<typeof bindingShape>

/** One row of GET /api/bindings and of the binding lists of queues and exchanges. */
export const brokerBinding = z
  .object({
    vhost: z.string(),
    source: z.string(),
    destination: z.string(),
    destination_type: z.enum(destinationTypes),
    routing_key: z.string(),
    arguments: brokerArguments,
    properties_key: z.string(),
  })
  .transform((b): Binding => ({
    vhost: b.vhost,
    source: b.source,
    destination: b.destination,
    destinationType: b.destination_type,
    bindingKey: b.routing_key,
    arguments: b.arguments,
    propertiesKey: b.properties_key,
  }))

export const brokerBindings = tolerantList(brokerBinding)
