import net from 'node:net'

/** Below the ports that Linux and macOS hand out to outgoing connections, so that nobody takes one in between. */
const FIRST = 21_000
const LAST = 32_000

/**
 * The error code that keeps a server from listening there, or null when the port is free.
 * @param {number} port
 * @param {string} host
 * @returns {Promise<string | null>}
 */
export function listenProblem(port, host) {
  return new Promise((resolve) => {
    const server = net.createServer()
    server.once('error', (error) => resolve('code' in error ? String(error.code) : error.message))
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(null)))
  })
}

/**
 * The first of `count` neighbouring ports that are free on 127.0.0.1.
 * @param {number} count
 * @param {number} from where to begin: the same place gives the same ports again as long as they are free
 * @returns {Promise<number>}
 */
export async function freePorts(count, from = FIRST) {
  for (let first = from; first + count <= LAST; first += count) {
    const ports = Array.from({ length: count }, (_, index) => first + index)
    const problems = await Promise.all(ports.map((port) => listenProblem(port, '127.0.0.1')))
    if (problems.every((problem) => problem === null)) return first
  }
  throw new Error(`No ${count} neighbouring ports are free on 127.0.0.1 from ${from} to ${LAST}.`)
}

/** A place for `freePorts` to begin that parallel runs on one machine seldom share. */
export function somewhere() {
  return FIRST + 1000 + 20 * Math.floor(Math.random() * 400)
}

/**
 * Whether somebody accepts connections there.
 * @param {number} port
 * @param {string} host
 * @returns {Promise<boolean>}
 */
export function isListening(port, host = '127.0.0.1') {
  return new Promise((resolve) => {
    const socket = net.connect({ port, host, timeout: 2000 })
    /** @param {boolean} answer */
    const end = (answer) => {
      socket.destroy()
      resolve(answer)
    }
    socket.once('connect', () => end(true))
    socket.once('timeout', () => end(false))
    socket.once('error', () => end(false))
  })
}
