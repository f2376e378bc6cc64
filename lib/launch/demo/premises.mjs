import { randomBytes } from 'node:crypto'
import { connect } from 'amqplib'
import { LaunchError } from '../launch-error.mjs'
import { connectOptions } from './connect.mjs'
import { manage } from './manage.mjs'
import { shopTopology } from './topology.mjs'
import { USERS, userName } from './users.mjs'

/**
 * @typedef {import('./manage.mjs').Access} Access
 * @typedef {import('amqplib').Channel} Channel
 */

/** Virtual host and users carry it as their tag: what does not is not ours, and is left alone. */
const MARK = 'warren-demo'
const EVERYTHING = { configure: '.*', write: '.*', read: '.*' }

/**
 * Makes what the shop needs, as far as it is not there: virtual host, users with new passwords, exchanges, queues,
 * bindings.
 * @param {Access & { version: string }} access
 * @param {string} vhost
 * @param {string} password of the users
 */
export async function furnish(access, vhost, password) {
  if (!isOursOrNew(await manage(access, 'GET', ['vhosts', vhost]))) {
    throw new LaunchError(
      `There is a virtual host ${vhost} already that the demo did not make: it is left alone.`,
    )
  }
  const description = 'A small shop, made by npm run demo'
  await manage(access, 'PUT', ['vhosts', vhost], { description, tags: MARK })
  await manage(access, 'PUT', ['permissions', vhost, access.username], EVERYTHING)
  for (const { service, ...permissions } of USERS) {
    const user = userName(vhost, service)
    if (!isOursOrNew(await manage(access, 'GET', ['users', user]))) {
      throw new LaunchError(`There is a user ${user} already that the demo did not make: it is left alone.`)
    }
    await manage(access, 'PUT', ['users', user], { password, tags: MARK })
    await manage(access, 'PUT', ['permissions', vhost, user], permissions)
  }
  await declareAll(access, vhost)
}

/** A password for the shop's users that nobody has to know. */
export const newPassword = () => randomBytes(18).toString('base64url')

/**
 * Removes the virtual host with all that is in it, and its users.
 * @param {Access} access
 * @param {string} vhost
 * @returns {Promise<boolean>} whether there was anything
 */
export async function clear(access, vhost) {
  const found = await manage(access, 'GET', ['vhosts', vhost])
  if (!isOursOrNew(found)) {
    throw new LaunchError(`The virtual host ${vhost} was not made by the demo: it is left alone.`)
  }
  if (found !== null) await manage(access, 'DELETE', ['vhosts', vhost])
  let removed = found !== null
  for (const { service } of USERS) {
    const path = ['users', userName(vhost, service)]
    const user = await manage(access, 'GET', path)
    if (user === null || !isOursOrNew(user)) continue
    await manage(access, 'DELETE', path)
    removed = true
  }
  return removed
}

/**
 * @param {unknown} object a virtual host or user, null when there is none
 */
function isOursOrNew(object) {
  if (object === null) return true
  const tags = typeof object === 'object' && 'tags' in object ? object.tags : []
  return Array.isArray(tags) ? tags.includes(MARK) : tags === MARK
}

/**
 * @param {Access & { version: string }} access
 * @param {string} vhost
 */
async function declareAll(access, vhost) {
  const { exchanges, queues, bindings } = shopTopology(access.version)
  const { username, password } = access
  const connection = await connect(...connectOptions(access, { vhost, username, password, name: 'demo' }))
  connection.on('error', () => {})
  try {
    const channel = await connection.createChannel()
    channel.on('error', () => {})
    for (const { name, type, alternate } of exchanges) {
      const options = alternate === undefined ? {} : { alternateExchange: alternate }
      await channel.assertExchange(name, type, { durable: true, ...options })
    }
    for (const queue of queues) {
      await channel.assertQueue(queue.name, { durable: true, arguments: queue.arguments })
    }
    for (const { from, to, kind, key, arguments: args = {} } of bindings) {
      await (kind === 'exchange'
        ? channel.bindExchange(to, from, key, args)
        : channel.bindQueue(to, from, key, args))
    }
  } finally {
    await connection.close().catch(() => {})
  }
}
