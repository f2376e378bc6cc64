import { expect, test } from 'vitest'
import type { LiveMessage } from '@/lib/api/live'
import type { FieldValue } from '@/lib/rabbitmq/field'
import { noProperties } from '@/lib/rabbitmq/no-properties'
import { fromLinkText } from '@/lib/client/link-text'
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
  return publishLink('shop', message, 'alice')
}

const changedOf = (link: ReturnType<typeof publishLink>) => (typeof link === 'string' ? link : link.changed)
/** What the form is filled with. */
const filledOf = (link: ReturnType<typeof publishLink>) =>
  fromLinkText(typeof link === 'string' ? '' : (/message=(.*)/.exec(link.href)?.[1] ?? ''))

test('headers that a form writes as they are', () => {
  const link = linkOf({
    text: { type: 'string', value: 'x' },
    small: { type: 'uint8', value: 7 },
    large: { type: 'int64', value: '9007199254740993' },
    when: { type: 'timestamp', value: '1' },
    list: { type: 'array', items: [{ type: 'int64', value: '1' }, { type: 'void' }] },
  })
  expect(changedOf(link)).toEqual([])
  expect(link).toHaveProperty(
    'href',
    expect.stringContaining('/publish?vhost=shop&exchange=orders&routingKey=k#message='),
  )
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
  expect(changedOf(link)).toEqual(['bytes', 'unsigned', 'typed', 'long', 'whole', 'twice'])
})

test('all headers are named where their reading lost something, and not of which', () => {
  const headers = { zero: { type: 'double', value: 0 }, text: { type: 'string', value: 'x' } } as const
  expect(changedOf(linkOf(headers))).toEqual([])
  expect(changedOf(linkOf(headers, 'body', false, { inexact: true }))).toEqual(['zero', 'text'])
})

test('what is cut or too long has no link', () => {
  expect(linkOf({}, 'beginning', true)).toBe('editTooLong')
  expect(linkOf({}, 'x'.repeat(6000))).toBe('editTooLong')
})

test('what is no text cannot be edited as text', () => {
  expect(linkOf({}, 'body', false, { rawRoutingKey: '//4=' })).toBe('editNoText')
  // As a message_id that is no UTF-8 is read.
  const messageId = { properties: { ...none, messageId: '\ufffd' } }
  const propertiesProblem = { reason: 'text', base64: '/w==' }
  expect(linkOf({}, 'body', false, { ...messageId, propertiesProblem })).toBe('editNotRead')
})

test('what was delivered once makes no copies again, names nobody else, and stays as durable as it was', () => {
  const list = (value: string): FieldValue => ({ type: 'array', items: [{ type: 'string', value }] })
  const headers = [
    { name: 'CC', value: list('a') },
    { name: 'BCC', value: list('b') },
  ]
  const filled = (properties: Partial<typeof none>) =>
    filledOf(linkOf({}, 'body', false, { properties: { ...none, ...properties } }))
  expect(filled({ headers, userId: 'somebody' })).toMatchObject({
    properties: {
      userId: '',
      deliveryMode: '1',
      headers: [{ name: 'x-original-cc', type: 'array', value: '["a"]' }],
    },
  })
  expect(filled({ userId: 'alice', deliveryMode: 2 })).toMatchObject({
    properties: { userId: 'alice', deliveryMode: '2' },
  })
})
