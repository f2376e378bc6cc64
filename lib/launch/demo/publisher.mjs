/**
 * @typedef {import('./services.mjs').Publishing} Publishing
 * @typedef {import('./catalogue.mjs').Catalogue} Catalogue
 */

const MOST_UNCONFIRMED = 200

/**
 * Publishes at the given rates, a little unevenly as life is. It waits while the broker does not confirm.
 * @param {object} options
 * @param {import('amqplib').ConfirmChannel} options.channel
 * @param {Publishing[]} options.publishes
 * @param {Catalogue} options.catalogue
 * @param {string} options.replyTo
 * @param {() => void} options.onPublished
 * @returns {() => void} stops it
 */
export function startPublishing({ channel, publishes, catalogue, replyTo, onPublished }) {
  /** @type {Map<Publishing, NodeJS.Timeout>} */
  const timers = new Map()
  let unconfirmed = 0
  const settled = () => void unconfirmed--

  /** @param {Publishing} publishing */
  const publishOne = (publishing) => {
    wait(publishing)
    if (unconfirmed >= MOST_UNCONFIRMED) return
    const { exchange, key, body, properties } = publishing.draft(catalogue, replyTo)
    unconfirmed++
    const bytes = Buffer.from(JSON.stringify(body))
    const common = { contentType: 'application/json', contentEncoding: 'utf-8', appId: 'warren-demo' }
    channel.publish(exchange, key, bytes, { ...common, ...properties }, settled)
    onPublished()
  }
  /** @param {Publishing} publishing */
  const wait = (publishing) => {
    const ms = (500 + catalogue.below(1000)) / publishing.perSecond
    timers.set(publishing, setTimeout(publishOne, ms, publishing))
  }

  for (const publishing of publishes) wait(publishing)
  return () => {
    for (const timer of timers.values()) clearTimeout(timer)
  }
}
