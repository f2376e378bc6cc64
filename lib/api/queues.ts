import { z } from 'zod'
import { argumentInputs } from '@/lib/rabbitmq/arguments'
import { bindingShape } from '@/lib/rabbitmq/binding'
import { consumerShape } from '@/lib/rabbitmq/consumer'
import { newObjectName } from '@/lib/rabbitmq/name-schemas'
import { queueTypes } from '@/lib/rabbitmq/queue'
import { queueDetailsShape } from '@/lib/rabbitmq/queue-details'
import { statisticsShape } from '@/lib/rabbitmq/statistics'
import { endpoint } from './endpoint'
import { faultShape } from './fault'
import { queueParams, vhostParams } from './segments'

export const readQueue = endpoint({
  id: 'readQueue',
  method: 'GET',
  path: '/api/queues/{vhost}/{name}',
  summary: 'One queue with its consumers and its first bindings',
  params: queueParams,
  output: z.object({
    queue: queueDetailsShape,
    /** Null: the broker does not say, without statistics. */
    consumers: z.array(consumerShape).nullable(),
    /** The first bindings that lead to this queue, the default exchange's included. */
    bindings: z.array(bindingShape),
    /** Bindings without the default exchange's own; null where they could not be read. */
    bindingCount: z.number().int().nullable(),
    /** Null where the broker's overview could not be read. */
    statistics: statisticsShape.nullable(),
    faults: z.array(faultShape),
    asOf: z.number(),
  }),
})
export type QueueAnswer = z.output<NonNullable<typeof readQueue.output>>

export const declareQueueBody = z
  .object({
    name: newObjectName,
    type: z.enum(queueTypes),
    durable: z.boolean().default(true),
    autoDelete: z.boolean().default(false),
    arguments: argumentInputs.default([]),
  })
  .superRefine((queue, context) => {
    if (queue.type !== 'classic' && !queue.durable) {
      context.addIssue({
        code: 'custom',
        path: ['durable'],
        message: `A ${queue.type} queue is always durable`,
      })
    }
    if (queue.type !== 'classic' && queue.autoDelete) {
      context.addIssue({
        code: 'custom',
        path: ['autoDelete'],
        message: `A ${queue.type} queue is never auto-delete`,
      })
    }
    for (const [index, row] of queue.arguments.entries()) {
      if (row.name === 'x-queue-type') {
        context.addIssue({
          code: 'custom',
          path: ['arguments', index, 'name'],
          message: 'Choose the type above',
        })
      }
    }
  })

export const declareQueue = endpoint({
  id: 'declareQueue',
  method: 'POST',
  path: '/api/queues/{vhost}',
  summary: 'Declare a queue',
  params: vhostParams,
  body: declareQueueBody,
  audit: 'queue.declare',
})

export const purgeQueue = endpoint({
  id: 'purgeQueue',
  method: 'DELETE',
  path: '/api/queues/{vhost}/{name}/contents',
  summary: 'Delete every message that is ready in a queue; unacked ones stay',
  params: queueParams,
  audit: 'queue.purge',
})

export const deleteQueue = endpoint({
  id: 'deleteQueue',
  method: 'DELETE',
  path: '/api/queues/{vhost}/{name}',
  summary: 'Delete a queue with its messages and bindings',
  params: queueParams,
  audit: 'queue.delete',
})

export const syncQueue = endpoint({
  id: 'syncQueue',
  method: 'POST',
  path: '/api/queues/{vhost}/{name}/sync',
  summary: 'Synchronise the mirrors of a classic queue (RabbitMQ 3.x); it stands still until that is done',
  params: queueParams,
  audit: 'queue.sync',
})

export const cancelQueueSync = endpoint({
  id: 'cancelQueueSync',
  method: 'DELETE',
  path: '/api/queues/{vhost}/{name}/sync',
  summary: 'Stop synchronising the mirrors of a classic queue (RabbitMQ 3.x)',
  params: queueParams,
  audit: 'queue.cancelSync',
})
