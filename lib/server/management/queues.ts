import 'server-only'
import { z } from 'zod'
import type { declareQueueBody, QueueAnswer } from '@/lib/api/queues'
import { argumentPairs, argumentsObject } from '@/lib/rabbitmq/arguments'
import { brokerConsumer } from '@/lib/rabbitmq/consumer'
import type { Named } from '@/lib/rabbitmq/object-key'
import { tolerantList } from '@/lib/rabbitmq/page'
import type { Queue } from '@/lib/rabbitmq/queue'
import { brokerQueueDetails } from '@/lib/rabbitmq/queue-details'
import { readQueueBindings } from './bindings'
import { read, readIfThere, write, type About } from './client'
import { declareRefusal, type Declared } from './declare-refusal'
import { awayInstead, readListedQueue } from './listed-queue'
import type { BrokerLogin } from './login'
import { readFigures } from './overview'
import { readPart } from './parts'
import { managementPath } from './path'

const about = ({ vhost, name }: Named, needs?: string): About => ({
  vhost,
  object: `queue "${name}"`,
  ...(needs === undefined ? {} : { needs: `${needs} permission on queue "${name}"` }),
})

/** Where an operator has switched statistics off, the counts of queues are still told to who asks for them (not by 3.10). */
export const enableTotals = { enable_queue_totals: true }

const nothing = { rows: [], unreadable: 0 }
const brokerConsumers = z
  .object({ consumer_details: tolerantList(brokerConsumer).nullish().catch(nothing) })
  .transform((queue) => queue.consumer_details?.rows ?? null)
const brokerQueueAnswer = z.unknown().transform((raw, context) => {
  const queue = brokerQueueDetails.safeParse(raw)
  const consumers = brokerConsumers.safeParse(raw)
  if (queue.success) return { queue: queue.data, consumers: consumers.success ? consumers.data : null }
  context.addIssue({ code: 'custom', message: 'not a queue' })
  return z.NEVER
})

/** So many are named before a queue is deleted; all of them are in the list of bindings. */
const namedBindings = 10

/** Without counts a running queue may be one whose node is down: the list knows. */
async function stateOf(login: BrokerLogin, queue: Queue): Promise<string> {
  if (queue.total !== null || queue.state !== 'running') return queue.state
  return (await readListedQueue(login, queue))?.data.state ?? queue.state
}

/** One queue with its consumers and its first bindings. */
export async function readQueue(login: BrokerLogin, queue: Named): Promise<QueueAnswer> {
  const path = managementPath`queues/${queue.vhost}/${queue.name}`
  const [{ data, asOf }, bindings, figures] = await Promise.all([
    read(login, path, brokerQueueAnswer, { about: about(queue), query: enableTotals }).catch(
      awayInstead(login, queue, (listed) => ({ queue: listed, consumers: null })),
    ),
    readPart('bindings', readQueueBindings(login, queue, { stale: true })),
    readPart('figures', readFigures(login)),
  ])
  const rows = bindings.sample?.data.rows ?? null
  return {
    ...data,
    queue: { ...data.queue, state: await stateOf(login, data.queue) },
    bindings: rows?.slice(0, namedBindings) ?? [],
    bindingCount: rows?.filter((binding) => binding.source !== '').length ?? null,
    statistics: figures.sample?.data.statistics ?? null,
    faults: [...bindings.faults, ...figures.faults],
    asOf,
  }
}

const declared = (queue: Pick<Queue, 'type' | 'durable' | 'autoDelete' | 'arguments'>): Declared => ({
  properties: { 'x-queue-type': queue.type, durable: queue.durable, auto_delete: queue.autoDelete },
  // 4.x repeats the type among the arguments.
  arguments: queue.arguments.filter((argument) => argument.name !== 'x-queue-type'),
})

/** Declares a queue. One that is there already and equal is fine; one that differs is a precondition in words. */
export async function declareQueue(
  login: BrokerLogin,
  vhost: string,
  queue: z.output<typeof declareQueueBody>,
): Promise<void> {
  const path = managementPath`queues/${vhost}/${queue.name}`
  const wanted = argumentsObject(queue.arguments)
  const body = {
    durable: queue.durable,
    auto_delete: queue.autoDelete,
    // Always said: a virtual host may have another default.
    arguments: { ...wanted, 'x-queue-type': queue.type },
  }
  try {
    await write(login, 'PUT', path, { body }, about({ vhost, name: queue.name }, 'configure'))
  } catch (error) {
    throw await declareRefusal(error, {
      object: `Queue "${queue.name}"`,
      rows: queue.arguments,
      wanted: declared({ ...queue, arguments: argumentPairs(wanted) }),
      existing: async () => {
        const found = await readIfThere(login, path, brokerQueueDetails)
        return found === null ? null : declared(found)
      },
    })
  }
}

/** Deletes the messages that are ready. Unacked ones stay. */
export const purgeQueue = (login: BrokerLogin, queue: Named): Promise<void> =>
  write(
    login,
    'DELETE',
    managementPath`queues/${queue.vhost}/${queue.name}/contents`,
    {},
    about(queue, 'read'),
  )

/** Deletes a queue with its messages and bindings, whether used or not. */
export const deleteQueue = (login: BrokerLogin, queue: Named): Promise<void> =>
  write(login, 'DELETE', managementPath`queues/${queue.vhost}/${queue.name}`, {}, about(queue, 'configure'))

/** What 3.x does with the mirrors of a queue: it answers at once, and goes on by itself. */
const actOnMirrors = (action: 'sync' | 'cancel_sync') => (login: BrokerLogin, queue: Named) =>
  write(
    login,
    'POST',
    managementPath`queues/${queue.vhost}/${queue.name}/actions`,
    { body: { action } },
    { ...about(queue), needs: 'the tag administrator' },
  )
export const syncQueue = actOnMirrors('sync')
export const cancelQueueSync = actOnMirrors('cancel_sync')
