import { expect, test } from 'vitest'
import type { LiveMessage } from '@/lib/api/live'
import type { FieldValue } from '@/lib/rabbitmq/field'
import { noProperties } from '@/lib/rabbitmq/no-properties'
import { publishLink } from './publish-link'

const none = noProperties()

function linkOf(
  headers: Record<string, FieldValue>,
  text = 'body',
  truncated = false,
  more: Partial<LiveMessage> = {},
) {
  const message: LiveMessage = {
    exchange: 'orders',
    routingKey: 'k',
    redelivered: false,
    properties: { ...none, headers: Object.entries(headers).map(([name, value]) => ({ name, value })) },
    propertiesProblem: null,
    payload: { encoding: 'utf8', text, bytes: text.length, truncated },
    seq: 1,
    at: 0,
    held: false,
    ...more,
  }
  return publishLink('shop', message)
}

test('headers that a form writes as they are', () => {
  const link = linkOf({
    text: { type: 'string', value: 'x' },
    small: { type: 'uint8', value: 7 },
    large: { type: 'int64', value: '9007199254740993' },
    when: { type: 'timestamp', value: '1' },
    list: { type: 'array', items: [{ type: 'int64', value: '1' }, { type: 'void' }] },
  })
  expect(link?.changed).toEqual([])
  expect(link?.href).toContain('/publish?vhost=shop&exchange=orders&routingKey=k&message=')
})

test('headers of which a form loses something are named', () => {
  const table = (value: FieldValue): FieldValue => ({ type: 'table', entries: [{ name: 'a', value }] })
  const link = linkOf({
    bytes: { type: 'binary-string', base64: '//4=' },
    unsigned: { type: 'uint64', value: '1' },
    typed: table({ type: 'int32', value: 1 }),
    long: table({ type: 'int64', value: '9007199254740993' }),
    whole: table({ type: 'double', value: 3 }),
    twice: {
      type: 'table',
      entries: [
        { name: 'a', value: { type: 'void' } },
        { name: 'a', value: { type: 'void' } },
      ],
    },
    fine: table({ type: 'string', value: 'x' }),
  })
  expect(link?.changed).toEqual(['bytes', 'unsigned', 'typed', 'long', 'whole', 'twice'])
})

test('all headers are named where their reading lost something, and not of which', () => {
  const headers = { zero: { type: 'double', value: 0 }, text: { type: 'string', value: 'x' } } as const
  expect(linkOf(headers)?.changed).toEqual([])
  expect(linkOf(headers, 'body', false, { inexact: true })?.changed).toEqual(['zero', 'text'])
})

test('what is cut or too long has no link', () => {
  expect(linkOf({}, 'beginning', true)).toBeNull()
  expect(linkOf({}, 'x'.repeat(6000))).toBeNull()
})
