/**
 * @typedef {import('./manage.mjs').Access} Access
 * @typedef {{ vhost: string, username: string, password: string, name: string }} Login
 */

const HEARTBEAT_S = 10
const DEADLINE_MS = 10_000
const PORTS = { amqp: 5672, amqps: 5671 }

/**
 * What amqplib's `connect` takes. The object form: it would misread a password with any but ASCII letters in an URL.
 * @param {Access} access
 * @param {Login} login
 * @returns {[import('amqplib').Options.Connect, import('amqplib').SocketOptions]}
 */
export function connectOptions({ amqp, ca }, { vhost, username, password, name }) {
  const protocol = amqp.protocol === 'amqps:' ? 'amqps' : 'amqp'
  return [
    {
      protocol,
      hostname: amqp.hostname.replace(/^\[|\]$/g, ''),
      port: Number(amqp.port) || PORTS[protocol],
      username,
      password,
      vhost,
      heartbeat: HEARTBEAT_S,
    },
    {
      noDelay: true,
      timeout: DEADLINE_MS,
      clientProperties: { connection_name: name, product: 'Warren demo' },
      ...(ca === null ? {} : { ca: [ca] }),
    },
  ]
}
