/**
 * @typedef {import('./shop.mjs').Shop} Shop
 * @typedef {{ version: string, host: string, where: string | null }} Place
 */

const REDRAW_MS = 1000

/**
 * Says what the shop does: one line that redraws itself on a terminal; elsewhere one line whenever that changes.
 * @param {Shop} shop
 * @param {Place} place
 */
export function showStatus(shop, place) {
  const isTerminal = process.stdout.isTTY
  let shown = ''
  const timer = setInterval(() => {
    const line = statusLine(shop, place)
    if (isTerminal) process.stdout.write(`\r\u001B[2K${line.slice(0, process.stdout.columns - 1)}`)
    else if (stateOf(shop) !== shown && line !== '') process.stdout.write(`${line}\n`)
    shown = stateOf(shop)
  }, REDRAW_MS)
  timer.unref()
}

/** @param {Shop} shop */
const stateOf = (shop) => shop.problem ?? (isBusy(shop) ? 'open' : 'opening')

/** @param {Pick<Shop, 'isOpen' | 'published'>} shop */
const isBusy = (shop) => shop.isOpen && shop.published.perSecond > 0

/**
 * @param {Pick<Shop, 'vhost' | 'problem' | 'isOpen' | 'published' | 'settled'>} shop
 * @param {Place} place
 */
export function statusLine(shop, { version, host, where }) {
  if (shop.problem !== null)
    return `  Virtual host ${shop.vhost}: ${shop.problem.replace(/\.$/, '')}. Trying again …`
  if (!isBusy(shop)) return `  Virtual host ${shop.vhost} on ${host}: opening …`
  const rates = `${Math.round(shop.published.perSecond)} msg/s in, ${Math.round(shop.settled.perSecond)} out`
  const address = where === null ? '' : ` ${where}`
  return `  Virtual host ${shop.vhost} on RabbitMQ ${version}: ${rates}. Ctrl-C stops.${address}`
}
