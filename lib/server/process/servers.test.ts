import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { watchServers } from './servers'

/** The status of a request whose body takes longer than its server lets it. */
async function sendSlowly(): Promise<number> {
  const limits = { requestTimeout: 1_000, headersTimeout: 1_000, connectionsCheckingInterval: 50 }
  const server = createServer(limits, (asked, answer) => {
    asked.resume().on('end', () => answer.end())
  })
  onTestFinished(() => void server.close())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return new Promise((resolve) => {
    const asking = request({ port, host: '127.0.0.1', method: 'POST', agent: false }, (answer) => {
      answer.resume()
      resolve(answer.statusCode ?? 0)
    })
    asking.on('error', () => resolve(0))
    asking.write('x')
    setTimeout(() => asking.end('y'), 2_500)
  })
}

test('a file that comes slowly has more time than Node would give it', async () => {
  // Closed, or told so before.
  expect([0, 408]).toContain(await sendSlowly())
  watchServers()
  expect(await sendSlowly()).toBe(200)
})
