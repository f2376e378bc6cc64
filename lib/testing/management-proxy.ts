import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * What becomes of a request: passed on, passed on and cut off when its answer comes, never answered, answered with a web page
 * or with an empty 500, said not to be there, said to be done without asking the broker, or passed on with these seconds
 * of delay, or once something else has happened.
 */
export type Fate = 'pass' | 'cut' | 'hang' | 'page' | 'empty' | 'absent' | 'done' | number | Promise<unknown>

/** An HTTP proxy before the management API that counts what is asked of the broker, and lets a test spoil some of it. */
export interface ManagementProxy {
  readonly url: string
  /** Paths below /api with their queries, in the order they came. */
  readonly requests: string[]
  fate: (path: string) => Fate
  close: () => Promise<void>
}

/** Starts a proxy on a free port of the loopback. */
export async function startManagementProxy(target: string): Promise<ManagementProxy> {
  const to = new URL(target)
  const server = createServer((incoming, outgoing) => {
    const path = (incoming.url ?? '').replace(/^\/api\//, '')
    proxy.requests.push(path)
    const fate = proxy.fate(path)
    if (fate === 'hang') return
    if (fate === 'done') {
      outgoing.writeHead(204).end()
      return
    }
    if (fate === 'absent') {
      const body = { error: 'Object Not Found', reason: 'Not Found' }
      outgoing.writeHead(404, { 'content-type': 'application/json' }).end(JSON.stringify(body))
      return
    }
    if (fate === 'empty') {
      outgoing.writeHead(500).end()
      return
    }
    if (fate === 'page') {
      outgoing.writeHead(500, { 'content-type': 'text/html' }).end('<html>Internal Server Error</html>')
      return
    }
    const pass = () => {
      const { method, headers, url } = incoming
      const onward = request(
        // Each on a socket of its own: Node's agent ends those that were idle for 5 s, which is when a late part is given up.
        { hostname: to.hostname, port: to.port, method, headers, path: url, agent: false },
        (answer) => {
          if (fate === 'cut') {
            outgoing.destroy()
            return
          }
          outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
          answer.pipe(outgoing)
        },
      )
      onward.on('error', () => outgoing.destroy())
      incoming.pipe(onward)
    }
    if (fate === 'pass' || fate === 'cut') pass()
    else if (typeof fate === 'number') setTimeout(pass, fate * 1_000)
    else void fate.then(pass, pass)
  })
  // Longer than anybody waits between two requests: a socket that is closed while it is used again gives no answer.
  server.keepAliveTimeout = 60_000
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const proxy: ManagementProxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: [],
    fate: () => 'pass',
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
  return proxy
}
