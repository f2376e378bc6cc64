import { z } from 'zod'
import { known, optionalText, rateOf } from './counters'
import { brokerExchange, exchangeShape } from './exchange'
import { tolerantList } from './page'

/** What a single read of an exchange gives besides. Both lists are empty unless rates_mode is detailed. */
export const exchangeDetailsShape = exchangeShape.extend({
  /** Channels that publish here, in messages per second. */
  incoming: z.array(
    z.object({
      channel: z.string(),
      connection: z.string().nullable(),
      user: z.string().nullable(),
      rate: known,
    }),
  ),
  /** Queues that get what is published here, through whatever exchanges it goes. */
  outgoing: z.array(z.object({ queue: z.string(), vhost: z.string(), rate: known })),
})
export type ExchangeDetails = z.output<typeof exchangeDetailsShape>

const stats = z.object({ publish_details: rateOf }).nullish().catch(null)

const incoming = z
  .object({
    channel_details: z.object({ name: z.string(), connection_name: optionalText, user: optionalText }),
    stats,
  })
  .transform(({ channel_details: channel, stats: of }) => ({
    channel: channel.name,
    connection: channel.connection_name,
    user: channel.user,
    rate: of?.publish_details ?? null,
  }))

const outgoing = z
  .object({ queue: z.object({ name: z.string(), vhost: z.string() }), stats })
  .transform(({ queue, stats: of }) => ({
    queue: queue.name,
    vhost: queue.vhost,
    rate: of?.publish_details ?? null,
  }))

const nothing = { rows: [], unreadable: 0 }
const more = z.object({
  incoming: tolerantList(incoming).nullish().catch(nothing),
  outgoing: tolerantList(outgoing).nullish().catch(nothing),
})

/** GET /api/exchanges/{vhost}/{name}. */
export const brokerExchangeDetails = z.unknown().transform((raw, context): ExchangeDetails => {
  const row = brokerExchange.safeParse(raw)
  const flows = more.safeParse(raw)
  if (row.success && flows.success) {
    return {
      ...row.data,
      incoming: flows.data.incoming?.rows ?? [],
      outgoing: flows.data.outgoing?.rows ?? [],
    }
  }
  context.addIssue({ code: 'custom', message: 'not an exchange' })
  return z.NEVER
})
