import {
  cartAbandoned,
  notification,
  orderArchived,
  orderCreated,
  orderPacked,
  orderPaid,
  orderShipped,
  payment,
  priceRequest,
  reservation,
  stockChanged,
  webhook,
} from './messages.mjs'

/**
 * @typedef {import('./catalogue.mjs').Catalogue} Catalogue
 * @typedef {import('./messages.mjs').Draft} Draft
 * @typedef {import('amqplib').ConsumeMessage} Message
 *
 * @typedef {object} Publishing
 * @property {number} perSecond
 * @property {(catalogue: Catalogue, replyTo: string) => Draft} draft
 *
 * @typedef {object} Consuming
 * @property {string} queue
 * @property {number} prefetch
 * @property {number} perSecond how many it settles when there are enough
 * @property {(message: Message, catalogue: Catalogue) => 'ack' | 'reject'} [verdict] "ack" unless told
 * @property {(catalogue: Catalogue) => unknown} [reply] what it answers to `reply_to`
 * @property {(runningMs: number) => boolean} [pauses]
 * @property {Record<string, unknown>} [arguments]
 * @property {string} [own] an exchange that it binds an exclusive queue of its own to
 *
 * @typedef {object} Service one connection
 * @property {string} name
 * @property {string} user
 * @property {Publishing[]} publishes
 * @property {Consuming[]} consumes
 * @property {boolean} [asks] has an exclusive queue, named by the broker, for answers
 */

const MINUTE = 60_000
const WORKS = 1.5 * MINUTE
const CYCLE = 15 * MINUTE
const CATCHES_UP = 2 * MINUTE
const MOST_ATTEMPTS = 3

/**
 * The invoicers get stuck on what they hold, and come back before the broker loses patience with them (30 min).
 * @param {number} runningMs
 */
export function invoicersAreStuck(runningMs) {
  const at = runningMs % CYCLE
  return runningMs < CYCLE ? at > WORKS : at > CATCHES_UP
}

/**
 * How often a queue has dead-lettered this message already.
 * @param {Message} message
 * @param {string} queue
 * @returns {number}
 */
function deaths(message, queue) {
  const list = message.properties.headers?.['x-death']
  const death = list?.find((entry) => entry.queue === queue && entry.reason === 'rejected')
  return death?.count ?? 0
}

/**
 * Rejects a share of what it gets, and no message for ever.
 * @param {string} queue
 * @param {number} share
 * @returns {NonNullable<Consuming['verdict']>}
 */
const failsAtFirst = (queue, share) => (message, catalogue) =>
  deaths(message, queue) < MOST_ATTEMPTS && catalogue.chance(share) ? 'reject' : 'ack'

/**
 * @param {1 | 2} number
 * @returns {Service}
 */
const invoicer = (number) => ({
  name: `invoicer-${number}`,
  user: 'invoice',
  publishes: [],
  consumes: [{ queue: 'orders.invoice', prefetch: 10, perSecond: 12, pauses: invoicersAreStuck }],
})

/**
 * Who works in the shop. About 25 messages a second are published in all.
 * @type {Service[]}
 */
export const SERVICES = [
  {
    name: 'checkout-1',
    user: 'checkout',
    asks: true,
    publishes: [
      { perSecond: 3, draft: orderCreated },
      { perSecond: 2.5, draft: orderPaid },
      { perSecond: 2.5, draft: payment },
      { perSecond: 0.2, draft: orderArchived },
      { perSecond: 0.3, draft: cartAbandoned },
      { perSecond: 1.5, draft: priceRequest },
    ],
    consumes: [],
  },
  {
    name: 'warehouse-07',
    user: 'warehouse',
    publishes: [
      { perSecond: 2, draft: orderPacked },
      { perSecond: 1.5, draft: orderShipped },
      { perSecond: 1, draft: stockChanged },
      { perSecond: 2, draft: reservation },
    ],
    consumes: [
      { queue: 'orders.created', prefetch: 20, perSecond: 20, verdict: failsAtFirst('orders.created', 0.06) },
      { queue: 'orders.shipping', prefetch: 10, perSecond: 20 },
      { queue: 'inventory.reserve', prefetch: 8, perSecond: 2.6 },
      { queue: 'inventory.sync.eu-central-1.warehouse-07', prefetch: 50, perSecond: 20 },
    ],
  },
  {
    name: 'warehouse-08',
    user: 'warehouse',
    publishes: [],
    consumes: [{ queue: 'orders.shipping', prefetch: 10, perSecond: 20 }],
  },
  {
    name: 'pricing-1',
    user: 'pricing',
    publishes: [],
    consumes: [
      {
        queue: 'rpc.pricing',
        prefetch: 5,
        perSecond: 30,
        reply: (catalogue) => ({ price: catalogue.good().price, valid_s: 60 }),
      },
    ],
  },
  invoicer(1),
  invoicer(2),
  {
    name: 'payments-1',
    user: 'payments',
    publishes: [],
    consumes: [
      { queue: 'orders.payment', prefetch: 50, perSecond: 20 },
      {
        queue: 'payments.capture',
        prefetch: 20,
        perSecond: 5,
        verdict: (_, catalogue) => (catalogue.chance(0.8) ? 'reject' : 'ack'),
      },
      { queue: 'payments.refund', prefetch: 10, perSecond: 5 },
      { queue: 'ledger.entries', prefetch: 1, perSecond: 10 },
    ],
  },
  {
    name: 'payments-2',
    user: 'payments',
    publishes: [],
    consumes: [{ queue: 'ledger.entries', prefetch: 1, perSecond: 10 }],
  },
  {
    name: 'mailer-3',
    user: 'notify',
    publishes: [
      { perSecond: 5, draft: notification },
      { perSecond: 1.5, draft: webhook },
    ],
    consumes: [
      { queue: 'emails.transactional', prefetch: 60, perSecond: 3.2 },
      { queue: '订单.发货通知', prefetch: 10, perSecond: 10 },
      {
        queue: 'webhooks.outgoing',
        prefetch: 10,
        perSecond: 5,
        verdict: failsAtFirst('webhooks.outgoing', 0.3),
      },
    ],
  },
  {
    name: 'indexer-1',
    user: 'analytics',
    publishes: [],
    consumes: [
      { queue: 'search.index', prefetch: 50, perSecond: 40 },
      { queue: 'audit.events', prefetch: 100, perSecond: 60, arguments: { 'x-stream-offset': 'next' } },
      { queue: 'cache.node-04', own: 'broadcast', prefetch: 20, perSecond: 20 },
    ],
  },
]
