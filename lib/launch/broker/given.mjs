import { LaunchError } from '../launch-error.mjs'

/**
 * @typedef {object} Addresses
 * @property {URL} amqp
 * @property {URL} management
 */

/**
 * The broker that RABBITMQ_URL and RABBITMQ_MANAGEMENT_URL name. When only one is set, the other is the same host at its
 * standard port. User and password are dropped: in Warren everybody signs in.
 * @param {Record<string, string | undefined>} env
 * @returns {Addresses | null}
 */
export function givenAddresses(env) {
  const amqp = parse(env, 'RABBITMQ_URL', ['amqp:', 'amqps:'])
  const management = parse(env, 'RABBITMQ_MANAGEMENT_URL', ['http:', 'https:'])
  if (amqp && management) return { amqp, management }
  if (amqp) {
    const isTls = amqp.protocol === 'amqps:'
    return {
      amqp,
      management: new URL(`${isTls ? 'https' : 'http'}://${amqp.hostname}:${isTls ? 15_671 : 15_672}`),
    }
  }
  if (management) {
    const isTls = management.protocol === 'https:'
    return {
      amqp: new URL(`${isTls ? 'amqps' : 'amqp'}://${management.hostname}:${isTls ? 5671 : 5672}`),
      management,
    }
  }
  return null
}

/**
 * @param {Record<string, string | undefined>} env
 * @param {string} name
 * @param {string[]} protocols
 */
function parse(env, name, protocols) {
  const value = env[name]
  if (!value) return null
  const url = URL.canParse(value) ? new URL(value) : null
  if (!url || !protocols.includes(url.protocol) || url.hostname === '') {
    // The value is not shown: there may be a password in it.
    throw new LaunchError(
      `${name} must be an address that begins with ${protocols.map((p) => `${p}//`).join(' or ')}`,
    )
  }
  url.username = ''
  url.password = ''
  return url
}
