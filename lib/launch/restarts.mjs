import { createServer } from 'node:http'

/**
 * Where a test asks for a node that it killed to be started again: POST /NAME, answered with the node when it is ready.
 * @param {import('./family.mjs').Family} family
 * @param {(name: string) => Promise<object>} restart
 * @returns {Promise<string>} its address, on loopback
 */
export function serveRestarts(family, restart) {
  const server = createServer((request, response) => {
    /** @param {number} status @param {object} body */
    const answer = (status, body) => response.writeHead(status).end(JSON.stringify(body))
    restart(decodeURIComponent(request.url?.slice(1) ?? '')).then(
      (node) => answer(200, node),
      (error) => answer(500, { message: String(error) }),
    )
  })
  family.add({ name: 'restarts', stop: () => void server.close() })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(`http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : ''}`)
    })
  })
}
