import { connect } from 'amqplib'
import { sleep } from '../child.mjs'
import { connectOptions } from './connect.mjs'
import { startConsuming } from './consumer.mjs'
import { startPublishing } from './publisher.mjs'
import { userName } from './users.mjs'

/**
 * @typedef {import('./services.mjs').Service} Service
 * @typedef {import('./shop.mjs').Shop} Shop
 * @typedef {import('amqplib').ChannelModel} ChannelModel
 */

const RETRY_MS = [500, 1000, 2000, 5000]
const CLOSE_MS = 2000

/**
 * Keeps one service at work: whatever ends its connection or one of its channels (a restart of the broker, somebody who
 * tries "Close connection" or deletes a queue), it comes back.
 */
export class Worker {
  /** @type {ChannelModel | null} */
  #connection = null
  #end = () => {}
  #isStopped = false
  #service
  #shop
  isConnected = false

  /**
   * @param {Service} service
   * @param {Shop} shop
   */
  constructor(service, shop) {
    this.#service = service
    this.#shop = shop
  }

  async run() {
    for (let failures = 0; !this.#isStopped;) {
      try {
        const { access, password } = await this.#shop.ready()
        const started = Date.now()
        await this.#work(access, password)
        if (Date.now() - started > 10_000) failures = 0
      } catch (error) {
        if (!this.#isStopped) this.#shop.failed(error)
      }
      this.isConnected = false
      if (this.#isStopped) return
      this.#shop.doubt()
      await sleep(RETRY_MS[Math.min(failures++, RETRY_MS.length - 1)] ?? 0)
    }
  }

  /** Gives back what it holds and says good-bye. */
  async stop() {
    this.#isStopped = true
    // A timer must not publish on a connection that is closing.
    this.#end()
    const closing = this.#connection?.close().catch(() => {})
    await Promise.race([closing, sleep(CLOSE_MS)])
  }

  /**
   * Until the connection is lost, or one of its channels.
   * @param {import('./manage.mjs').Access} access
   * @param {string} password
   */
  async #work(access, password) {
    const { vhost, catalogue } = this.#shop
    const { name, user, publishes, consumes, asks } = this.#service
    const login = { vhost, username: userName(vhost, user), password, name }
    const connection = await connect(...connectOptions(access, login))
    connection.on('error', () => {})
    const { atEnd, end, ended } = ending()
    connection.on('close', end)
    this.#connection = connection
    this.#end = end
    try {
      if (this.#isStopped) return
      for (const [index, consuming] of consumes.entries()) {
        const channel = await connection.createChannel()
        watch(channel, end)
        const tag = consumes.length === 1 ? name : `${name}.${index + 1}`
        const { onSettled, runningMs } = this.#shop
        atEnd(
          await startConsuming({
            channel,
            consuming,
            tag,
            catalogue,
            runningMs,
            onSettled,
            onCancelled: end,
          }),
        )
      }
      if (publishes.length > 0) {
        const channel = await connection.createConfirmChannel()
        watch(channel, end)
        const replyTo = asks === true ? await takeAnswers(channel, this.#shop.onSettled) : ''
        const { onPublished } = this.#shop
        atEnd(startPublishing({ channel, publishes, catalogue, replyTo, onPublished }))
      }
      this.isConnected = true
      await ended
    } finally {
      end()
      await Promise.race([connection.close().catch(() => {}), sleep(CLOSE_MS)])
    }
  }
}

/** One end for everything that runs on a connection, whichever part of it ends first. */
function ending() {
  /** @type {Set<() => void>} */
  const stops = new Set()
  let isOver = false
  const end = () => {
    isOver = true
    for (const stop of stops) stop()
    stops.clear()
  }
  /** @param {() => void} stop */
  const atEnd = (stop) => {
    if (isOver) stop()
    else stops.add(stop)
  }
  /** @type {Promise<void>} */
  const ended = new Promise(atEnd)
  return { atEnd, end, ended }
}

/**
 * @param {import('amqplib').Channel} channel
 * @param {() => void} end
 */
function watch(channel, end) {
  // A channel without a listener for errors would take the connection with it.
  channel.on('error', () => {})
  channel.on('close', end)
}

/**
 * An exclusive queue that the broker names.
 * @param {import('amqplib').Channel} channel
 * @param {() => void} onSettled
 */
async function takeAnswers(channel, onSettled) {
  const { queue } = await channel.assertQueue('', { exclusive: true, durable: false, autoDelete: true })
  await channel.consume(queue, () => onSettled(), { noAck: true })
  return queue
}
