import { z } from 'zod'
import { counter, known, optionalFlag, optionalText } from './counters'

const linkShape = z.object({
  handle: known,
  name: z.string().nullable(),
  /** Where an incoming link publishes to, or an outgoing one consumes from. */
  address: z.string().nullable(),
  /** Messages that went over it. */
  deliveries: known,
  /** How many more the receiving end takes now. */
  credit: known,
  /** In bytes; null is no limit. */
  largestMessage: known,
})

/** A session of AMQP 1.0 on a connection, with its links: what channels and consumers are in AMQP 0-9-1. */
export const amqpSessionShape = z.object({
  channel: z.number(),
  handleMax: known,
  /** Frames that the broker takes now, and that the client takes. */
  incomingWindow: known,
  remoteIncomingWindow: known,
  remoteOutgoingWindow: known,
  nextIncomingId: known,
  nextOutgoingId: known,
  /** Delivered to the client, and not settled by it yet. */
  unsettled: known,
  /** The client publishes on these. */
  incoming: z.array(
    linkShape.extend({
      settleMode: z.string().nullable(),
      unconfirmed: known,
    }),
  ),
  /** The client consumes on these. */
  outgoing: z.array(
    linkShape.extend({
      queue: z.string().nullable(),
      /** Settled by the broker as it sends: nothing has to be acknowledged. */
      sentSettled: z.boolean().nullable(),
      /** It held a message for too long (4.3). */
      timedOut: z.boolean().nullable(),
      /** With the value of each in words: the expression of an SQL filter. */
      filters: z.array(z.object({ name: z.string(), value: z.string().nullable() })),
    }),
  ),
})
export type AmqpSession = z.output<typeof amqpSessionShape>

const brokerLink = z.object({
  handle: counter,
  link_name: optionalText,
  delivery_count: counter,
  credit: counter,
  /** "unlimited" where there is no limit. */
  max_message_size: counter,
})

type BrokerLink = z.output<typeof brokerLink>
const linkOf = (link: BrokerLink, address: string | null) => ({
  handle: link.handle,
  name: link.link_name,
  address,
  deliveries: link.delivery_count,
  credit: link.credit,
  largestMessage: link.max_message_size,
})

const incoming = brokerLink
  .extend({ target_address: optionalText, snd_settle_mode: optionalText, unconfirmed_messages: counter })
  .transform((link) => ({
    ...linkOf(link, link.target_address),
    settleMode: link.snd_settle_mode,
    unconfirmed: link.unconfirmed_messages,
  }))

const pairs = z.array(z.object({ key: z.string(), value: z.unknown() })).min(1)

/** A text as it is, lists of keys and values as `key = value`. */
function filterText(value: unknown): string | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'string') return value
  const table = pairs.safeParse(value)
  if (table.success)
    return table.data.map((pair) => `${pair.key} = ${filterText(pair.value) ?? ''}`).join(', ')
  return JSON.stringify(value)
}

const brokerFilter = z
  .object({ name: z.string(), value: z.unknown().optional() })
  .transform(({ name, value }) => ({ name, value: filterText(value) }))

const outgoing = brokerLink
  .extend({
    source_address: optionalText,
    queue_name: optionalText,
    send_settled: optionalFlag,
    consumer_timeout: optionalFlag,
    filter: z.array(brokerFilter).catch([]),
  })
  .transform((link) => ({
    ...linkOf(link, link.source_address),
    queue: link.queue_name,
    sentSettled: link.send_settled,
    timedOut: link.consumer_timeout,
    filters: link.filter,
  }))

/** GET /api/connections/{name}/sessions (4.1 and later). */
export const brokerSessions = z.array(
  z
    .object({
      channel_number: z.number(),
      handle_max: counter,
      next_incoming_id: counter,
      incoming_window: counter,
      next_outgoing_id: counter,
      remote_incoming_window: counter,
      remote_outgoing_window: counter,
      outgoing_unsettled_deliveries: counter,
      incoming_links: z.array(incoming),
      outgoing_links: z.array(outgoing),
    })
    .transform((session): AmqpSession => ({
      channel: session.channel_number,
      handleMax: session.handle_max,
      incomingWindow: session.incoming_window,
      remoteIncomingWindow: session.remote_incoming_window,
      remoteOutgoingWindow: session.remote_outgoing_window,
      nextIncomingId: session.next_incoming_id,
      nextOutgoingId: session.next_outgoing_id,
      unsettled: session.outgoing_unsettled_deliveries,
      incoming: session.incoming_links,
      outgoing: session.outgoing_links,
    })),
)

/** Whether a connection speaks AMQP 1.0, which has sessions and links instead of channels and consumers. */
export const hasSessions = (protocol: string | null): boolean => /^AMQP 1[-.]0$/.test(protocol ?? '')
