import { randomUUID } from 'node:crypto'

/**
 * @typedef {import('./catalogue.mjs').Catalogue} Catalogue
 * @typedef {import('amqplib').Options.Publish} Properties
 *
 * @typedef {object} Draft what one publisher sends
 * @property {string} exchange
 * @property {string} key
 * @property {unknown} body
 * @property {Properties} properties
 */

/**
 * amqplib's way to say which type of AMQP a value has.
 * @param {'byte' | 'decimal' | 'int64' | 'timestamp'} type
 * @param {unknown} value
 */
const typed = (type, value) => ({ '!': type, value })
const seconds = () => Math.floor(Date.now() / 1000)

/**
 * Something that happened to an order.
 * @param {string} key
 * @param {import('./catalogue.mjs').Order} order
 * @param {Record<string, unknown>} more
 * @returns {Draft}
 */
function event(key, order, more = {}) {
  return {
    exchange: 'shop.events',
    key,
    body: { order: order.id, region: order.region, at: new Date().toISOString(), ...more },
    properties: {
      type: key,
      messageId: randomUUID(),
      correlationId: `order-${order.id}`,
      timestamp: seconds(),
      persistent: true,
      headers: {
        region: order.region,
        'x-attempt': 1,
        'x-attempt-id': typed('int64', 9_007_199_254_740_000 + (order.id % 900)),
        traceparent: `00-${randomUUID().replaceAll('-', '')}-00f067aa0ba902b7-01`,
      },
    },
  }
}

/** @param {Catalogue} catalogue */
export function orderCreated(catalogue) {
  const order = catalogue.place()
  const { customer, lines, total, currency } = order
  return event('order.created', order, { customer, lines, total, currency })
}

/** @param {Catalogue} catalogue */
export function orderPaid(catalogue) {
  const order = catalogue.recent()
  const { total, currency } = order
  return event('order.paid', order, {
    total,
    currency,
    method: catalogue.pick(['card', 'wallet', 'invoice']),
  })
}

/** @param {Catalogue} catalogue */
export const orderPacked = (catalogue) =>
  event('order.packed', catalogue.recent(), {
    parcels: 1 + catalogue.below(2),
    weight_kg: 0.4 + catalogue.below(40) / 10,
  })

/**
 * The headers decide who is told: the topic exchange hands it on to a headers exchange.
 * @param {Catalogue} catalogue
 */
export function orderShipped(catalogue) {
  const order = catalogue.recent()
  const draft = event('order.shipped', order, { carrier: catalogue.pick(['DHL', 'UPS', '顺丰速运']) })
  draft.properties.headers = { ...draft.properties.headers, channel: 'push', urgent: catalogue.chance(0.1) }
  return draft
}

/**
 * No binding of `orders` takes this key: it goes to the alternate exchange.
 * @param {Catalogue} catalogue
 */
export const orderArchived = (catalogue) => event('order.archived', catalogue.recent(), { by: 'retention' })

/** @param {Catalogue} catalogue */
export function cartAbandoned(catalogue) {
  const draft = event('cart.abandoned', catalogue.recent(), { idle_minutes: 30 + catalogue.below(90) })
  draft.properties.expiration = '300000'
  return draft
}

/**
 * Most are captures; `void` matches no binding and is not mandatory: nobody is told that it is dropped.
 * @param {Catalogue} catalogue
 * @returns {Draft}
 */
export function payment(catalogue) {
  const order = catalogue.recent()
  const key = catalogue.chance(0.7) ? 'capture' : catalogue.pick(['refund', 'void'])
  return {
    exchange: 'payments',
    key,
    body: {
      payment_id: randomUUID(),
      order: order.id,
      amount: order.total,
      currency: order.currency,
      captured: key === 'capture',
    },
    properties: {
      messageId: randomUUID(),
      timestamp: seconds(),
      persistent: true,
      headers: {
        tenant: `${order.region}-1`,
        attempt: typed('byte', 1),
        amount_limit: typed('decimal', { digits: 250_000, places: 2 }),
        deadline: typed('timestamp', seconds() + 600),
        trace: catalogue.chance(0.5),
        note: null,
        risk: { score: catalogue.below(100) / 100, rules: ['velocity', 'country'] },
      },
    },
  }
}

/**
 * @param {Catalogue} catalogue
 * @returns {Draft}
 */
export function notification(catalogue) {
  const { id, region, customer } = catalogue.recent()
  const locale = { cn: 'zh-CN', eu: 'de-DE', us: 'en-US' }[region]
  const text =
    region === 'cn'
      ? `${customer.name}，您的订单 ${id} 已发货`
      : `${customer.name}, your order ${id} is on its way`
  return {
    exchange: 'notify',
    key: '',
    body: { to: customer.email, template: 'order-update', text },
    properties: {
      messageId: randomUUID(),
      headers: { channel: catalogue.chance(0.9) ? 'email' : 'sms', region, locale, retries: 0 },
    },
  }
}

/**
 * @param {Catalogue} catalogue
 * @returns {Draft}
 */
export const webhook = (catalogue) => ({
  exchange: 'webhooks',
  key: 'hook.send',
  body: {
    url: `https://partner-${1 + catalogue.below(9)}.example.com/hooks`,
    event: 'order.paid',
    order: catalogue.recent().id,
  },
  properties: {
    messageId: randomUUID(),
    persistent: true,
    headers: { signature: randomUUID(), timeout_ms: 5000 },
  },
})

/**
 * @param {Catalogue} catalogue
 * @returns {Draft}
 */
export const stockChanged = (catalogue) => ({
  exchange: 'broadcast',
  key: '',
  body: { ...catalogue.good(), warehouse: 'eu-central-1/07', left: catalogue.below(400) },
  properties: { type: 'stock.changed', headers: { 'x-source': 'warehouse-07' } },
})

/**
 * Straight to a queue, by its name; urgent ones first.
 * @param {Catalogue} catalogue
 * @returns {Draft}
 */
export function reservation(catalogue) {
  const order = catalogue.recent()
  const isExpress = catalogue.chance(0.15)
  return {
    exchange: '',
    key: 'inventory.reserve',
    body: { order: order.id, lines: order.lines.map(({ sku, count }) => ({ sku, count })) },
    properties: { priority: isExpress ? 9 : catalogue.below(3), headers: { express: isExpress } },
  }
}

/**
 * @param {Catalogue} catalogue
 * @param {string} replyTo
 * @returns {Draft}
 */
export const priceRequest = (catalogue, replyTo) => ({
  exchange: '',
  key: 'rpc.pricing',
  body: { sku: catalogue.good().sku, currency: catalogue.pick(['CNY', 'EUR', 'USD']) },
  properties: { replyTo, correlationId: randomUUID(), expiration: '5000' },
})
