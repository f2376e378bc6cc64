/**
 * @typedef {object} ExchangeSpec
 * @property {string} name
 * @property {'direct' | 'fanout' | 'headers' | 'topic'} type
 * @property {string} [alternate] takes what no binding of this one matches
 *
 * @typedef {object} QueueSpec
 * @property {string} name
 * @property {Record<string, string | number | boolean>} arguments
 *
 * @typedef {object} BindingSpec
 * @property {string} from
 * @property {string} to
 * @property {'exchange' | 'queue'} kind of `to`
 * @property {string} key
 * @property {Record<string, string>} [arguments]
 *
 * @typedef {object} Topology
 * @property {ExchangeSpec[]} exchanges
 * @property {QueueSpec[]} queues
 * @property {BindingSpec[]} bindings
 */

const DEAD_LETTERS = 'shop.dlx'
const QUORUM = { 'x-queue-type': 'quorum' }
const TO_DEAD = { 'x-dead-letter-exchange': DEAD_LETTERS }

/**
 * Sends back to a queue what it has rejected, after a while: dead-lettered into a queue that nobody reads, and from there
 * by its TTL to the default exchange, which knows every queue by its name.
 * @param {string} queue
 */
const retryThrough = (queue) => ({ 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': queue })

/**
 * What the shop's virtual host consists of. Whatever may grow has a limit, so that it can run for days.
 * @param {string} version of the broker
 * @returns {Topology}
 */
export function shopTopology(version) {
  return { exchanges: exchanges(), queues: queues(version), bindings: bindings() }
}

/** @returns {ExchangeSpec[]} */
function exchanges() {
  return [
    { name: 'shop.events', type: 'topic' },
    { name: 'orders', type: 'topic', alternate: 'orders.unrouted' },
    { name: 'orders.unrouted', type: 'fanout' },
    { name: 'payments', type: 'direct' },
    { name: 'webhooks', type: 'direct' },
    { name: 'broadcast', type: 'fanout' },
    { name: 'audit', type: 'fanout' },
    { name: 'notify', type: 'headers' },
    { name: DEAD_LETTERS, type: 'topic' },
  ]
}

/**
 * @param {string} version
 * @returns {QueueSpec[]}
 */
function queues(version) {
  return [
    { name: 'orders.created', arguments: { ...QUORUM, ...retryThrough('orders.retry.30s') } },
    {
      name: 'orders.retry.30s',
      arguments: { 'x-message-ttl': 30_000, ...retryThrough('orders.created') },
    },
    {
      name: 'orders.invoice',
      arguments: { ...QUORUM, ...TO_DEAD, 'x-max-length': 100_000, 'x-overflow': 'reject-publish' },
    },
    { name: 'orders.payment', arguments: { ...QUORUM, ...TO_DEAD, 'x-delivery-limit': 20 } },
    { name: 'orders.shipping', arguments: { ...QUORUM, 'x-single-active-consumer': true } },
    { name: 'orders.unrouted', arguments: { 'x-max-length': 1000, 'x-message-ttl': 3_600_000 } },
    { name: 'payments.capture', arguments: { ...QUORUM, ...TO_DEAD } },
    { name: 'payments.refund', arguments: { ...QUORUM, ...TO_DEAD } },
    { name: 'ledger.entries', arguments: { ...QUORUM, 'x-single-active-consumer': true } },
    {
      name: 'audit.events',
      arguments: {
        'x-queue-type': 'stream',
        'x-max-age': '7D',
        'x-max-length-bytes': 50_000_000,
        'x-stream-max-segment-size-bytes': 5_000_000,
      },
    },
    { name: 'search.index', arguments: { 'x-max-length': 10_000, ...lazy(version) } },
    { name: 'reports.nightly', arguments: { 'x-max-length': 10_000 } },
    { name: 'emails.transactional', arguments: { ...TO_DEAD, 'x-max-length': 20_000 } },
    { name: '订单.发货通知', arguments: { ...QUORUM, ...TO_DEAD } },
    { name: 'webhooks.outgoing', arguments: { ...QUORUM, ...retryThrough('webhooks.retry.5m') } },
    {
      name: 'webhooks.retry.5m',
      arguments: { 'x-message-ttl': 300_000, ...retryThrough('webhooks.outgoing') },
    },
    { name: 'inventory.reserve', arguments: { 'x-max-priority': 10 } },
    { name: 'inventory.sync.eu-central-1.warehouse-07', arguments: { 'x-max-length': 5000 } },
    { name: 'carts.abandoned', arguments: { 'x-message-ttl': 600_000 } },
    { name: 'rpc.pricing', arguments: { 'x-message-ttl': 10_000, 'x-expires': 600_000 } },
    { name: 'shop.dead', arguments: { ...QUORUM, 'x-max-length': 5000 } },
  ]
}

/**
 * Since 3.12 every classic queue keeps its messages on disk, and since 4.3 a queue that asks for it is refused.
 * @param {string} version
 * @returns {Record<string, string>}
 */
const lazy = (version) => (version.startsWith('3.') ? { 'x-queue-mode': 'lazy' } : {})

/** @returns {BindingSpec[]} */
function bindings() {
  /**
   * @param {string} from
   * @param {string} to
   * @param {string} key
   * @param {Record<string, string>} [args]
   * @returns {BindingSpec}
   */
  const queue = (from, to, key, args) => ({ from, to, kind: 'queue', key, ...(args && { arguments: args }) })
  /**
   * @param {string} from
   * @param {string} to
   * @param {string} key
   * @returns {BindingSpec}
   */
  const exchange = (from, to, key) => ({ from, to, kind: 'exchange', key })
  return [
    exchange('shop.events', 'orders', 'order.#'),
    exchange('shop.events', 'audit', '#'),
    exchange('shop.events', 'notify', '*.shipped'),
    queue('shop.events', 'reports.nightly', 'order.#'),
    queue('shop.events', 'carts.abandoned', 'cart.abandoned'),
    queue('orders', 'orders.created', '*.created'),
    queue('orders', 'orders.payment', 'order.created'),
    queue('orders', 'orders.invoice', 'order.paid'),
    queue('orders', 'orders.shipping', 'order.packed'),
    queue('orders', 'orders.shipping', 'order.shipped.#'),
    queue('orders.unrouted', 'orders.unrouted', ''),
    queue('payments', 'payments.capture', 'capture'),
    queue('payments', 'payments.refund', 'refund'),
    queue('payments', 'ledger.entries', 'capture'),
    queue('payments', 'ledger.entries', 'refund'),
    queue('audit', 'audit.events', ''),
    queue('audit', 'search.index', ''),
    queue('notify', 'emails.transactional', '', { 'x-match': 'all', channel: 'email' }),
    queue('notify', '订单.发货通知', '', { 'x-match': 'any', region: 'cn', locale: 'zh-CN' }),
    queue('webhooks', 'webhooks.outgoing', 'hook.send'),
    queue('broadcast', 'inventory.sync.eu-central-1.warehouse-07', ''),
    queue(DEAD_LETTERS, 'shop.dead', '#'),
  ]
}
