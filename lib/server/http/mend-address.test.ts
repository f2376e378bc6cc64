import { createServer } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { mendAddress, mendAddresses } from './mend-address'

test.each([
  ['/api/queues/%zz/x', '/api/queues/%25zz/x'],
  ['/api/queues/%2F/%ff?page=%zz', '/api/queues/%2F/%25ff?page=%zz'],
  ['/queues/100%', '/queues/100%25'],
  ['/queues/%2F/a%2Fb%20%E4%B8%AD?x=1', '/queues/%2F/a%2Fb%20%E4%B8%AD?x=1'],
  ['/', '/'],
  ['*', '*'],
])('%s is read as %s', (address, mended) => {
  expect(mendAddress(address)).toBe(mended)
})

test('a server sees it mended', async () => {
  mendAddresses()
  const server = createServer((request, response) => response.end(request.url))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const answer = await new Promise<string>((resolve) => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
    let text = ''
    socket.on('data', (chunk) => (text += chunk.toString()))
    socket.on('end', () => resolve(text))
    socket.write('GET /a%zz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n')
  })
  server.close()
  expect(answer.endsWith('/a%25zz')).toBe(true)
})
