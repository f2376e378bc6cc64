import 'server-only'
import { randomBytes } from 'node:crypto'
import { ConsoleError } from '@/lib/api/problem'
import type { LiveSourceRequest } from '@/lib/api/live'
import { tapLength } from '@/lib/api/live-names'
import { parseArgument, type ArgumentInput } from '@/lib/rabbitmq/arguments'
import type { Json } from '@/lib/rabbitmq/json'
import { defaultExchangeSegment } from '@/lib/rabbitmq/name-rules'
import { within } from '@/lib/server/within'
import type { WatchedChannel } from './channel'
import { Consumer, type ConsumerHandlers } from './consumer'
import { noAnswer, operationDeadline } from './deadline'
import type { Link } from './link'

type TapSource = Extract<LiveSourceRequest, { kind: 'tap' }>

export const tapPrefetch = 300

/**
 * Bounded in count and bytes, and short-lived even if nobody deletes it. Explicit type: a virtual host's default queue type
 * may be one that cannot be exclusive.
 */
const tapArguments = {
  'x-queue-type': 'classic',
  'x-max-length': tapLength,
  'x-max-length-bytes': 128 * 1024 * 1024,
  'x-overflow': 'drop-head',
  'x-message-ttl': 600_000,
  'x-expires': 60_000,
}

/** The default exchange cannot be bound (403): said before anything is declared, with what to do instead. */
export function refuseDefaultExchange(exchange: string, pointer: string): void {
  if (exchange !== '' && exchange !== defaultExchangeSegment) return
  const message =
    'The default exchange cannot be bound. Consume the queue that the routing key names, or tap the exchange that publishers use.'
  throw new ConsoleError('invalid_input', message, { errors: [{ pointer, message }] })
}

/**
 * Watches an exchange through an exclusive queue of its own, bound like asked, so that no other consumer loses a message.
 * It is called `warren.tap.…`; where the user's permissions do not cover that name, the broker names it (`amq.gen-…`, the
 * name that permission patterns usually allow).
 */
export async function openTap(link: Link, tap: TapSource, handlers: ConsumerHandlers): Promise<Consumer> {
  const ownName = `warren.tap.${randomBytes(9).toString('base64url')}`
  try {
    return await tryTap(link, tap, ownName, handlers)
  } catch (error) {
    const problem = link.explain(error)
    if (problem.code !== 'refused' || !problem.message.includes(ownName)) throw problem
  }
  return tryTap(link, tap, '', handlers)
}

async function tryTap(
  link: Link,
  tap: TapSource,
  name: string,
  handlers: ConsumerHandlers,
): Promise<Consumer> {
  const watched = await link.openChannel()
  try {
    const queue = await declareAndBind(watched, tap, name)
    const request = { vhost: tap.vhost, queue, prefetch: tapPrefetch }
    return await Consumer.start(link, watched, request, handlers)
  } catch (error) {
    void watched.close()
    throw link.explain(error)
  }
}

async function declareAndBind({ channel }: WatchedChannel, tap: TapSource, name: string): Promise<string> {
  const options = { exclusive: true, autoDelete: true, durable: false, arguments: tapArguments }
  const { queue } = await within(
    channel.assertQueue(name, options),
    operationDeadline,
    noAnswer('queue.declare'),
  )
  const bound = channel.bindQueue(queue, tap.exchange, tap.bindingKey, bindingArguments(tap.arguments))
  await within(bound, operationDeadline, noAnswer('queue.bind'))
  return queue
}

/**
 * Arguments with the types that the management API gives them, because a headers exchange compares types too: whole numbers
 * are int64, which amqplib would make as small as they fit.
 */
export function bindingArguments(rows: readonly ArgumentInput[]): Record<string, unknown> {
  const table = Object.create(null) as Record<string, unknown>
  for (const row of rows) {
    const parsed = parseArgument(row.type, row.value)
    if ('value' in parsed) table[row.name] = typed(parsed.value)
  }
  return table
}

function typed(value: Json): unknown {
  if (typeof value === 'number') return { '!': Number.isInteger(value) ? 'int64' : 'double', value }
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(typed)
  const table = Object.create(null) as Record<string, unknown>
  for (const [name, entry] of Object.entries(value)) {
    // amqplib takes this key for its own notation of a type.
    if (name === '!') throw new ConsoleError('invalid_input', "An argument's table cannot have the key '!'.")
    table[name] = typed(entry)
  }
  return table
}
