/**
 * @typedef {() => number} Random from 0 up to, not including, 1
 *
 * @typedef {object} Order
 * @property {number} id
 * @property {'cn' | 'eu' | 'us'} region
 * @property {{ id: number, name: string, email: string }} customer
 * @property {{ sku: string, name: string, count: number, price: number }[]} lines
 * @property {number} total
 * @property {string} currency
 */

const KEPT_ORDERS = 500
const REGIONS = /** @type {const} */ (['eu', 'eu', 'us', 'cn'])
const CURRENCIES = { cn: 'CNY', eu: 'EUR', us: 'USD' }
const CUSTOMERS = [
  '林薇',
  '王小明',
  'Ana Sousa',
  'Jürgen Müller',
  "Niamh O'Neill",
  'Tomás Ødegård',
  'Sarah Lee',
]
const GOODS = [
  { sku: 'TEA-0107', name: '西湖龙井 250g', price: 128 },
  { sku: 'KET-2210', name: 'Kettle, enamel, 1.7 l', price: 64.9 },
  { sku: 'CUP-0031', name: 'Cup, stoneware', price: 12.5 },
  { sku: 'LMP-9004', name: 'Desk lamp "Gärtner"', price: 149 },
  { sku: 'BAG-1180', name: 'Shoulder bag, 45 × 30 cm', price: 79.95 },
]

/** The orders of the shop: new ones, and those that later messages are about. */
export class Catalogue {
  /** @type {Order[]} */
  #orders = []
  #nextId = 90_000
  #random

  /** @param {Random} random */
  constructor(random) {
    this.#random = random
  }

  /** @returns {Order} */
  place() {
    const region = this.pick(REGIONS)
    const lines = Array.from({ length: 1 + this.below(3) }, () => ({
      ...this.pick(GOODS),
      count: 1 + this.below(3),
    }))
    const total = lines.reduce((sum, line) => sum + line.count * line.price, 0)
    const order = {
      id: this.#nextId++,
      region,
      customer: this.customer(),
      lines,
      total: Math.round(total * 100) / 100,
      currency: CURRENCIES[region],
    }
    this.#orders.push(order)
    if (this.#orders.length > KEPT_ORDERS) this.#orders.shift()
    return order
  }

  /** One of the latest orders. */
  recent() {
    return this.#orders.at(-1 - this.below(Math.min(40, this.#orders.length))) ?? this.place()
  }

  customer() {
    const id = 88_000 + this.below(900)
    return { id, name: this.pick(CUSTOMERS), email: `customer-${id}@example.com` }
  }

  good() {
    return this.pick(GOODS)
  }

  /**
   * @template T
   * @param {readonly T[]} choices
   * @returns {T}
   */
  pick(choices) {
    return /** @type {T} */ (choices[this.below(choices.length)])
  }

  /** @param {number} limit */
  below(limit) {
    return Math.floor(this.#random() * limit)
  }

  /** @param {number} share from 0 to 1 */
  chance(share) {
    return this.#random() < share
  }
}
