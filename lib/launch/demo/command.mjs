import path from 'node:path'
import { runCommand } from '../command.mjs'
import { ensureInstalled } from '../install.mjs'
import { LaunchError } from '../launch-error.mjs'
import { acquireLock, holderOf } from '../lock.mjs'
import { warrenDir } from '../paths.mjs'
import { createProgress } from '../progress.mjs'
import { findBroker } from './find.mjs'
import { showStatus } from './status.mjs'

const VHOST = 'shop'

/**
 * `npm run demo`: a small shop on the broker, with publishers and consumers, until Ctrl-C. `--clean` removes it.
 * @param {string[]} args
 */
export function runDemo(args) {
  return runCommand(async ({ family, serving }) => {
    const clean = args.length === 1 && args[0] === '--clean'
    if (args.length > 0 && !clean) throw new LaunchError('npm run demo takes nothing, or -- --clean')
    await ensureInstalled(family, createProgress())
    const broker = await findBroker(process.env)
    takeTurn(family, broker.amqp.host)
    if (clean) {
      const { clear } = await import('./premises.mjs')
      const removed = await clear(broker, VHOST)
      console.log(
        removed ? `  Virtual host ${VHOST} and its users removed.` : '  There is nothing to remove.',
      )
      return 0
    }

    const { Shop } = await import('./shop.mjs')
    const shop = new Shop(VHOST, () => findBroker(process.env))
    family.add({ name: 'the shop', stop: () => shop.close() })
    await shop.open()
    serving()
    const consoleUrl = holderOf(path.join(warrenDir, 'start.lock'))?.about
    const where =
      consoleUrl !== undefined && URL.canParse(consoleUrl) ? `${consoleUrl}/queues?vhost=${VHOST}` : null
    showStatus(shop, { version: broker.version, host: broker.amqp.host, where })
    return new Promise(() => {})
  })
}

/**
 * One demo at a time on a broker: a second one would change the passwords of the first one's users.
 * @param {import('../family.mjs').Family} family
 * @param {string} host
 */
function takeTurn(family, host) {
  const file = path.join(warrenDir, 'demo', `${host.replaceAll(/[^\w.-]/g, '-')}.lock`)
  const taken = acquireLock(file, VHOST)
  if ('holder' in taken) {
    throw new LaunchError(`The demo runs already, as process ${taken.holder.owner.pid}. Stop that one first.`)
  }
  family.add({ name: 'lock', stop: taken.lock.release })
}
