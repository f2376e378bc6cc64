import path from 'node:path'
import { sleep } from '../child.mjs'
import { LaunchError } from '../launch-error.mjs'
import { acquireLock } from '../lock.mjs'
import { isAlive } from '../process-name.mjs'

/**
 * Two brokers on the same data would destroy it, so each folder has one owner. A broker whose launcher was killed may
 * still be on its way out.
 * @param {import('../family.mjs').Family} family
 * @param {string} dir
 */
export async function lockData(family, dir) {
  const taken = acquireLock(path.join(dir, 'lock'), '')
  if ('holder' in taken) {
    const { owner, about } = taken.holder
    const [amqp, management] = about.split(' ')
    throw new LaunchError(
      `The private broker of this folder is run by process ${owner.pid} already. Stop that one first` +
        (management ? `, or share it: RABBITMQ_URL=${amqp} RABBITMQ_MANAGEMENT_URL=${management}` : '.'),
    )
  }
  family.add({ name: 'lock', stop: taken.lock.release })
  const { left } = taken
  if (left) {
    for (let tries = 0; tries < 100 && isAlive(left); tries++) await sleep(100)
    if (isAlive(left)) process.kill(left.pid, 'SIGKILL')
  }
  return taken.lock
}
