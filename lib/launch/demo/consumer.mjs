/**
 * @typedef {import('./services.mjs').Consuming} Consuming
 * @typedef {import('./services.mjs').Message} Message
 * @typedef {import('./catalogue.mjs').Catalogue} Catalogue
 */

const PAUSE_CHECK_MS = 1000

/**
 * Consumes with manual acks, one message after the other at its rate: what it holds beyond that is its prefetch.
 * @param {object} options
 * @param {import('amqplib').Channel} options.channel
 * @param {Consuming} options.consuming
 * @param {string} options.tag
 * @param {Catalogue} options.catalogue
 * @param {() => number} options.runningMs
 * @param {() => void} options.onSettled
 * @param {() => void} options.onCancelled the queue is gone
 * @returns {Promise<() => void>} stops it
 */
export async function startConsuming({
  channel,
  consuming,
  tag,
  catalogue,
  runningMs,
  onSettled,
  onCancelled,
}) {
  /** @type {Message[]} */
  const held = []
  /** @type {NodeJS.Timeout | null} */
  let timer = null
  let isStopped = false

  const next = () => {
    timer = null
    if (isStopped || held.length === 0) return
    const isPaused = consuming.pauses?.(runningMs()) === true
    timer = setTimeout(isPaused ? next : settleOne, isPaused ? PAUSE_CHECK_MS : 1000 / consuming.perSecond)
  }
  const settleOne = () => {
    const message = held.shift()
    if (message === undefined) return
    settle(channel, consuming, message, catalogue)
    onSettled()
    next()
  }

  await channel.prefetch(consuming.prefetch)
  const queue =
    consuming.own === undefined ? consuming.queue : await ownQueue(channel, consuming, consuming.own)
  await channel.consume(
    queue,
    (message) => {
      if (message === null) return onCancelled()
      held.push(message)
      if (timer === null) next()
    },
    { consumerTag: tag, arguments: consuming.arguments ?? {} },
  )
  return () => {
    isStopped = true
    if (timer !== null) clearTimeout(timer)
  }
}

/**
 * @param {import('amqplib').Channel} channel
 * @param {Consuming} consuming
 * @param {Message} message
 * @param {Catalogue} catalogue
 */
function settle(channel, consuming, message, catalogue) {
  const { replyTo, correlationId } = message.properties
  if (consuming.reply !== undefined && typeof replyTo === 'string') {
    const body = Buffer.from(JSON.stringify(consuming.reply(catalogue)))
    channel.sendToQueue(replyTo, body, { contentType: 'application/json', correlationId })
  }
  if (consuming.verdict?.(message, catalogue) === 'reject') channel.reject(message, false)
  else channel.ack(message)
}

/**
 * @param {import('amqplib').Channel} channel
 * @param {Consuming} consuming
 * @param {string} exchange
 */
async function ownQueue(channel, consuming, exchange) {
  await channel.assertQueue(consuming.queue, { exclusive: true, durable: false, autoDelete: true })
  await channel.bindQueue(consuming.queue, exchange, '')
  return consuming.queue
}
