import { z } from 'zod'
import { argumentInputs } from '@/lib/rabbitmq/arguments'
import { bindingShape, destinationTypes } from '@/lib/rabbitmq/binding'
import { objectName, shortString } from '@/lib/rabbitmq/name-schemas'
import { endpoint } from './endpoint'
import { flagQuery, pageOf, sortedListQuery, vhostParams } from './segments'

const bindingSorts = ['source', 'destination', 'destinationType', 'bindingKey'] as const
export type BindingSort = (typeof bindingSorts)[number]

const part = z.string().max(255).default('')

/**
 * What narrows a list of bindings, all of it together. `name` is a part of source, destination, key or arguments; `source`,
 * `destination` and `bindingKey` are parts of just these. `exchange` and `queue` are whole names, and need `vhost`.
 */
export const listBindingsQuery = sortedListQuery(bindingSorts).extend({
  source: part,
  destination: part,
  bindingKey: part,
  /** Those from and to one exchange, and which of both. */
  exchange: z.string().max(255).optional(),
  direction: z.enum(['from', 'to'], { error: 'One of from, to' }).optional(),
  /** Those to one queue. */
  queue: objectName.optional(),
  /** Without those of the default exchange, which the broker makes itself. */
  withoutDefault: flagQuery.default(false),
})
export type ListBindingsQuery = z.output<typeof listBindingsQuery>
export type ListBindingsInput = z.input<typeof listBindingsQuery>

export const listBindings = endpoint({
  id: 'listBindings',
  method: 'GET',
  path: '/api/bindings',
  summary: 'One page of bindings; the broker does not page them, we do',
  query: listBindingsQuery,
  output: pageOf(bindingShape),
})
export type BindingsPage = z.output<NonNullable<typeof listBindings.output>>

const ends = z.object({
  source: objectName,
  destination: objectName,
  destinationType: z.enum(destinationTypes),
})

export const createBindingBody = ends.extend({
  bindingKey: shortString.default(''),
  arguments: argumentInputs.default([]),
})

export const createBinding = endpoint({
  id: 'createBinding',
  method: 'POST',
  path: '/api/bindings/{vhost}',
  summary: 'Bind a queue or an exchange to an exchange',
  params: vhostParams,
  body: createBindingBody,
  audit: 'binding.create',
})

export const deleteBindingBody = ends.extend({
  /** As the broker gave it with the binding. */
  propertiesKey: z.string().min(1).max(8192),
})

export const deleteBinding = endpoint({
  id: 'deleteBinding',
  method: 'DELETE',
  path: '/api/bindings/{vhost}',
  summary: 'Remove one binding',
  params: vhostParams,
  body: deleteBindingBody,
  audit: 'binding.delete',
})
