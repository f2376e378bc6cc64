import http from 'node:http'
import https from 'node:https'
import net from 'node:net'
import tls from 'node:tls'

const TIMEOUT_MS = 3000
const MOST_BYTES = 64 * 1024

/**
 * The version that a RabbitMQ names in AMQP's first frame, before anybody has signed in; null when none answers.
 * @param {URL} url amqp: or amqps:
 * @returns {Promise<string | null>}
 */
export function probeAmqp(url) {
  const isTls = url.protocol === 'amqps:'
  const where = { host: hostOf(url), port: Number(url.port || (isTls ? 5671 : 5672)) }
  return new Promise((resolve) => {
    // Nothing secret is sent, so an unknown certificate is no reason not to ask.
    const socket = isTls ? tls.connect({ ...where, rejectUnauthorized: false }) : net.connect(where)
    let received = Buffer.alloc(0)
    /** @param {string | null} version */
    const end = (version) => {
      clearTimeout(timer)
      socket.destroy()
      resolve(version)
    }
    const timer = setTimeout(() => end(null), TIMEOUT_MS)
    socket.once(isTls ? 'secureConnect' : 'connect', () => socket.write('AMQP\0\0\u0009\u0001'))
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk])
      const version = versionIn(received)
      if (version !== null || received.length > MOST_BYTES) end(version)
    })
    socket.on('error', () => end(null))
    socket.on('close', () => end(null))
  })
}

/**
 * Reads product and version out of connection.start's server properties.
 * @param {Buffer} frame
 * @returns {string | null}
 */
export function versionIn(frame) {
  if (stringProperty(frame, 'product') !== 'RabbitMQ') return null
  const version = stringProperty(frame, 'version')
  return version !== null && /^[0-9]+\.[0-9]+[0-9A-Za-z.+~-]*$/.test(version) ? version : null
}

/**
 * A field of type S in an AMQP table: name with a length byte before it, "S", four bytes of length, text.
 * @param {Buffer} frame
 * @param {string} name
 * @returns {string | null}
 */
function stringProperty(frame, name) {
  const key = Buffer.from(`${String.fromCharCode(name.length)}${name}S`, 'latin1')
  const start = frame.indexOf(key) + key.length
  if (start < key.length || start + 4 > frame.length) return null
  const end = start + 4 + frame.readUInt32BE(start)
  return end > frame.length ? null : frame.toString('utf8', start + 4, end)
}

/**
 * The status with which a management API answers, 0 when nothing or something else answers there.
 * @param {URL} url http: or https:
 * @param {string} [credentials] user:password
 * @returns {Promise<number>}
 */
export function probeManagement(url, credentials) {
  const { request } = url.protocol === 'https:' ? https : http
  const options = {
    timeout: TIMEOUT_MS,
    rejectUnauthorized: false,
    headers: credentials ? { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` } : {},
  }
  // What a proxy in front adds to the path stays: the API may live below a prefix.
  const target = new URL(`${url.pathname.replace(/\/$/, '')}/api/overview`, url)
  return new Promise((resolve) => {
    const asked = request(target, options, (answer) => {
      const status = answer.statusCode ?? 0
      const challenge = answer.headers['www-authenticate'] ?? ''
      let body = ''
      answer.setEncoding('utf8')
      answer.on('data', (/** @type {string} */ text) => void (body.length < MOST_BYTES && (body += text)))
      answer.on('close', () =>
        resolve(status === 200 || isRabbitRefusal(status, challenge + body) ? status : 0),
      )
    })
    asked.on('timeout', () => asked.destroy())
    asked.on('error', () => resolve(0))
    asked.end()
  })
}

/**
 * RabbitMQ names itself when no password was sent. A wrong one it answers without a challenge, so that browsers do not
 * ask for another.
 * @param {number} status
 * @param {string} text
 */
function isRabbitRefusal(status, text) {
  return status === 401 && /RabbitMQ|"error":"not_authorized"/.test(text)
}

/** @param {URL} url */
function hostOf(url) {
  return url.hostname.replace(/^\[|\]$/g, '') || '127.0.0.1'
}
