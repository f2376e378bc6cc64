import { Catalogue } from './catalogue.mjs'
import { Meter } from './counts.mjs'
import { furnish, newPassword } from './premises.mjs'
import { SERVICES } from './services.mjs'
import { Worker } from './worker.mjs'

/**
 * @typedef {import('./manage.mjs').Access & { version: string }} Broker
 */

const SECOND = 1000

/** A small shop on a broker: its virtual host, and the services that publish and consume there. */
export class Shop {
  published = new Meter()
  settled = new Meter()
  catalogue = new Catalogue(Math.random)
  /** @type {string | null} what went wrong last, null once all is well again */
  problem = null
  #workers = SERVICES.map((service) => new Worker(service, this))
  #password = newPassword()
  #started = Date.now()
  #find
  /** @type {Promise<Broker> | null} */
  #furnished = null
  /** @type {NodeJS.Timeout | null} */
  #timer = null

  /**
   * @param {string} vhost
   * @param {() => Promise<Broker>} find where the broker is now: after a restart it may be elsewhere
   */
  constructor(vhost, find) {
    this.vhost = vhost
    this.#find = find
  }

  onPublished = () => this.published.add()
  onSettled = () => this.settled.add()
  runningMs = () => Date.now() - this.#started

  get isOpen() {
    return this.#workers.every(({ isConnected }) => isConnected)
  }

  /** Makes sure that all is there that the services need, once for all of them. */
  async ready() {
    this.#furnished ??= this.#furnish()
    return { access: await this.#furnished, password: this.#password }
  }

  /** Something was lost: what the services need may be gone too. */
  doubt() {
    this.#furnished = null
  }

  /** @param {unknown} error */
  failed(error) {
    this.problem = error instanceof Error ? error.message : String(error)
  }

  /** Opens; fails when that cannot be, and from then on keeps open whatever happens. */
  async open() {
    await this.ready()
    for (const worker of this.#workers) void worker.run()
    this.#timer = setInterval(() => {
      this.published.tick()
      this.settled.tick()
      if (this.isOpen) this.problem = null
    }, SECOND)
  }

  async close() {
    if (this.#timer !== null) clearInterval(this.#timer)
    await Promise.all(this.#workers.map((worker) => worker.stop()))
  }

  async #furnish() {
    const broker = await this.#find()
    await furnish(broker, this.vhost, this.#password)
    return broker
  }
}
