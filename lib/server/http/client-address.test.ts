import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { addressList, clientFrom, clientOf, watchClients, type Client } from './client-address'

const none = addressList([])
const proxies = addressList(['127.0.0.1', '10.0.0.0/8', 'fd00::/8'])
const of = (socket: string, headers: IncomingMessage['headers'], isTrusted = proxies) =>
  clientFrom(socket, headers, isTrusted)

test('forwarded headers of strangers are not believed', () => {
  const headers = { 'x-forwarded-for': '1.2.3.4', 'x-forwarded-proto': 'https' }
  expect(of('203.0.113.9', headers)).toEqual({ address: '203.0.113.9', https: false })
  expect(of('127.0.0.1', headers, none)).toEqual({ address: '127.0.0.1', https: false })
})

test('those of a trusted proxy are, up to the last hop that is no proxy', () => {
  expect(
    of('::ffff:127.0.0.1', { 'x-forwarded-for': '6.6.6.6, 1.2.3.4, 10.0.0.7', 'x-forwarded-proto': 'https' }),
  ).toEqual({ address: '1.2.3.4', https: true })
  expect(of('fd00::1', { 'x-forwarded-for': 'garbage, 10.1.1.1' })).toEqual({
    address: '10.1.1.1',
    https: false,
  })
  expect(of('127.0.0.1', {})).toEqual({ address: '127.0.0.1', https: false })
})

test('a request carries what its socket says, and nobody can claim another', async () => {
  watchClients([])
  const seen: Client[] = []
  const names: string[] = []
  const server = createServer((request, response) => {
    const headers = new Headers()
    for (const [name, value] of Object.entries(request.headers))
      headers.set(name, [value ?? ''].flat().join(','))
    names.push(...[...headers.keys()].filter((name) => name.startsWith('x-warren-client')))
    seen.push(clientOf(headers))
    response.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  await fetch(url, { headers: { 'x-forwarded-for': '1.2.3.4' } })
  await fetch(url, { headers: { [names[0] ?? '']: 'https 1.2.3.4' } })
  server.close()
  expect(seen).toEqual([
    { address: '127.0.0.1', https: false },
    { address: '127.0.0.1', https: false },
  ])
})

test('without the watch the address is unknown', () => {
  expect(clientOf(new Headers({ 'x-forwarded-for': '1.2.3.4' }))).toEqual({
    address: 'unknown',
    https: false,
  })
})
