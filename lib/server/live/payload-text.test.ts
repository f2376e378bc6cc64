import { deflateSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { noProperties } from '@/lib/rabbitmq/no-properties'
import type { Message, Properties } from '@/lib/rabbitmq/message'
import { payloadOf } from '@/lib/server/amqp/payload'
import { wholeText } from './payload-text'

const mebibyte = 1024 * 1024
function textOf(body: Buffer, properties: Partial<Properties>, bytes = body.length): string | null {
  const message: Message = {
    exchange: '',
    routingKey: '',
    redelivered: false,
    properties: { ...noProperties(), ...properties },
    propertiesProblem: null,
    payload: payloadOf(body, bytes, bytes),
  }
  return wholeText(message)
}
const gbk = Buffer.of(0xd6, 0xd0)

test.each<[string, Buffer, Partial<Properties>, string]>([
  ['plain', Buffer.from('中'), {}, '中'],
  ['gzip', gzipSync('中'), { contentEncoding: 'gzip' }, '中'],
  ['deflate', deflateSync('中'), { contentEncoding: 'deflate' }, '中'],
  ['GBK', gbk, { contentEncoding: 'GBK' }, '中'],
  ['GBK in gzip', gzipSync(gbk), { contentEncoding: 'gzip', contentType: 'text/plain; charset=gbk' }, '中'],
  ['not what it says', Buffer.from('中'), { contentEncoding: 'gzip' }, '中'],
  ['long', Buffer.alloc(5 * mebibyte, 'x'), {}, 'x'.repeat(5 * mebibyte)],
])('a payload that is %s is text', (_name, body, properties, text) => {
  expect(textOf(body, properties)).toBe(text)
})

test.each<[string, Buffer, Partial<Properties>, number?]>([
  ['of bytes', gbk, {}],
  ['of bytes in gzip', gzipSync(gbk), { contentEncoding: 'gzip' }],
  ['broken', gzipSync('a long text').subarray(0, 15), { contentEncoding: 'gzip' }],
  ['too long to be unpacked', gzipSync(Buffer.alloc(5 * mebibyte)), { contentEncoding: 'gzip' }],
  ['a beginning', Buffer.from('x'), {}, 2],
])('a payload that is %s is none', (_name, body, properties, bytes) => {
  expect(textOf(body, properties, bytes)).toBeNull()
})
