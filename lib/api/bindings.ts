import { z } from 'zod'
import { argumentInputs } from '@/lib/rabbitmq/arguments'
import { bindingShape, destinationTypes } from '@/lib/rabbitmq/binding'
import { objectName, shortString } from '@/lib/rabbitmq/names'
import { endpoint } from './endpoint'
import { listQuery, pageOf, vhostParams } from './segments'

export const listBindings = endpoint({
  id: 'listBindings',
  method: 'GET',
  path: '/api/bindings',
  summary:
    'One page of bindings; the broker does not page them, we do. `name` matches source, destination or binding key',
  query: listQuery,
  output: pageOf(bindingShape),
})

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
