import { expect, test } from 'vitest'
import { versionIn } from './probe.mjs'

function properties(entries: Record<string, string>) {
  const parts = Object.entries(entries).map(([name, value]) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(Buffer.byteLength(value))
    return Buffer.concat([Buffer.from([name.length]), Buffer.from(`${name}S`), length, Buffer.from(value)])
  })
  return Buffer.concat([Buffer.from([1, 0, 0, 0, 0, 1, 0, 0, 10, 0, 10, 0, 9, 0, 0, 0, 99]), ...parts])
}

test('reads the version out of the first frame', () => {
  expect(versionIn(properties({ product: 'RabbitMQ', version: '4.3.6' }))).toBe('4.3.6')
  expect(versionIn(properties({ version: '4.4.0-rc.1+3', product: 'RabbitMQ' }))).toBe('4.4.0-rc.1+3')
})

test('takes no other server for RabbitMQ, and no text for a version', () => {
  expect(versionIn(properties({ product: 'Another', version: '4.3.6' }))).toBeNull()
  expect(versionIn(properties({ product: 'RabbitMQ', version: '\u001b[31m' }))).toBeNull()
  expect(versionIn(Buffer.from('HTTP/1.1 400 Bad Request\r\n'))).toBeNull()
})

test('waits for more when the frame is cut', () => {
  const frame = properties({ product: 'RabbitMQ', version: '4.3.6' })
  for (let end = 0; end < frame.length; end++) expect(versionIn(frame.subarray(0, end))).toBeNull()
})
