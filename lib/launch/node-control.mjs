import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'

/**
 * What a test may ask of the nodes: POST /start/NAME starts one that it killed, answered with the node when it is ready;
 * POST /eval/NAME runs the Erlang of its body there.
 * @param {import('./family.mjs').Family} family
 * @param {{ restart: (name: string) => Promise<object>, evaluate: (name: string, erlang: string) => Promise<object> }} nodes
 * @returns {Promise<string>} its address, on loopback
 */
export function serveNodeControl(family, { restart, evaluate }) {
  const server = createServer((request, response) => {
    /** @param {number} status @param {object} body */
    const answer = (status, body) => response.writeHead(status).end(JSON.stringify(body))
    const [, action, name = ''] = (request.url ?? '').split('/').map(decodeURIComponent)
    const done = action === 'start' ? restart(name) : text(request).then((erlang) => evaluate(name, erlang))
    done.then(
      (result) => answer(200, result),
      (error) => answer(500, { message: String(error) }),
    )
  })
  family.add({ name: 'node control', stop: () => void server.close() })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(`http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : ''}`)
    })
  })
}
