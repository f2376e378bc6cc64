import { expect, it } from 'vitest'
import { plainAddress, tlsAddress } from '@/lib/testing/code-samples'
import { codeMessageOf } from './code-message-of'
import { publishDefaults, type PublishValues } from './publish-values'

const form = publishDefaults({ vhost: 'shop', exchange: 'events', routingKey: 'order.paid' })
const messageOf = (part: Partial<PublishValues>, address = plainAddress) =>
  codeMessageOf({ ...form, ...part }, { username: 'alice', address })

it('a form as it opens', () => {
  expect(messageOf({}, tlsAddress)).toEqual({
    username: 'alice',
    address: tlsAddress,
    vhost: 'shop',
    exchange: 'events',
    routingKey: 'order.paid',
    payload: { kind: 'text', text: '', charset: 'UTF-8', compression: 'none' },
    properties: [['delivery_mode', 2]],
    headers: [],
    mandatory: true,
    guarantee: 'confirm',
    commit: true,
  })
})

it('all fourteen properties, by the names of the wire', () => {
  const { properties, headers } = messageOf({
    properties: {
      contentType: 'application/json',
      contentEncoding: 'identity',
      deliveryMode: '1',
      priority: ' 5',
      correlationId: 'c',
      replyTo: 'r',
      expiration: '60000',
      messageId: 'm',
      timestamp: '1700000000',
      type: 't',
      userId: 'u',
      appId: 'a',
      clusterId: 'w',
      headers: [
        { name: 'n', type: 'int8', value: '-8' },
        { name: '', type: 'string', value: 'a row that was not filled in' },
      ],
    },
  })
  expect(Object.fromEntries(properties)).toEqual({
    content_type: 'application/json',
    content_encoding: 'identity',
    delivery_mode: 1,
    priority: 5,
    correlation_id: 'c',
    reply_to: 'r',
    expiration: '60000',
    message_id: 'm',
    timestamp: 1_700_000_000,
    type: 't',
    user_id: 'u',
    app_id: 'a',
    cluster_id: 'w',
  })
  expect(headers).toEqual([{ name: 'n', value: { type: 'int8', value: -8 } }])
})

it('bytes are base64, also those that were written in hexadecimal', () => {
  expect(messageOf({ payload: 'AP8=', payloadEncoding: 'base64' }).payload).toEqual({
    kind: 'base64',
    base64: 'AP8=',
    compression: 'none',
  })
  expect(messageOf({ payload: '00 ff', payloadEncoding: 'hex', compression: 'gzip' }).payload).toEqual({
    kind: 'base64',
    base64: 'AP8=',
    compression: 'gzip',
  })
  const file = { id: 'upload-1', name: 'a.bin', bytes: 2 }
  expect(messageOf({ payloadEncoding: 'file', file }).payload).toEqual({
    kind: 'file',
    name: 'a.bin',
    compression: 'none',
  })
})

it('bytes in hexadecimal may be many', () => {
  const bytes = Buffer.alloc(
    300_000,
    Uint8Array.from({ length: 256 }, (_, byte) => byte),
  )
  expect(messageOf({ payload: bytes.toString('hex'), payloadEncoding: 'hex' }).payload).toMatchObject({
    base64: bytes.toString('base64'),
  })
})

it('the content encoding that nobody wrote is said, as the console sets it', () => {
  const implied = (part: Partial<PublishValues>) =>
    Object.fromEntries(messageOf(part).properties)['content_encoding']
  expect(implied({})).toBeUndefined()
  expect(implied({ charset: 'GBK' })).toBe('GBK')
  expect(implied({ charset: 'GBK', compression: 'gzip' })).toBe('gzip')
  expect(implied({ charset: 'GBK', payloadEncoding: 'hex' })).toBeUndefined()
})

it('a transaction that is taken back', () => {
  expect(messageOf({ guarantee: 'transaction', commit: 'rollback', mandatory: false })).toMatchObject({
    guarantee: 'transaction',
    commit: false,
    mandatory: false,
  })
})
