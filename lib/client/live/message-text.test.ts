import { describe, expect, test } from 'vitest'
import type { WholeMessage } from '@/lib/api/live'
import { messageLine } from '@/lib/rabbitmq/message-line'
import { csvHead, messageCsvText, messageLineText } from './message-text'

const message: WholeMessage = {
  seq: 1,
  at: 1_790_000_000_000,
  held: false,
  exchange: 'orders',
  routingKey: '=HYPERLINK("http://x")',
  redelivered: false,
  rawProperties: null,
  propertiesProblem: null,
  properties: {
    contentType: 'text/plain',
    contentEncoding: null,
    headers: [
      { name: '__proto__', value: { type: 'boolean', value: true } },
      { name: 'big', value: { type: 'int64', value: '9007199254740993' } },
    ],
    deliveryMode: 2,
    priority: null,
    correlationId: '+1',
    replyTo: '-1',
    expiration: null,
    messageId: '@x',
    timestamp: null,
    type: '\tx',
    userId: null,
    appId: null,
    clusterId: null,
  },
  payload: { encoding: 'base64', text: '//5B', bytes: 3, truncated: false },
}

describe('a line of JSON Lines', () => {
  test('is what a batch of the publisher reads, with every value as it was', () => {
    const line = messageLineText(message)
    expect(line.endsWith('\n') && line.indexOf('\n') === line.length - 1).toBe(true)
    const read = messageLine.parse(JSON.parse(line))
    expect(read.payload).toMatchObject({ encoding: 'base64', text: '//5B' })
    expect(read.properties.headers).toEqual(message.properties.headers)
    expect(read).toMatchObject({ exchange: 'orders', routingKey: message.routingKey })
  })

  test('brings the bytes of properties that cannot be told otherwise', () => {
    expect(JSON.parse(messageLineText({ ...message, rawProperties: 'AAE=' }))).toMatchObject({
      rawProperties: 'AAE=',
    })
  })
})

describe('a row of CSV', () => {
  test('runs nothing in a spreadsheet, and has as many cells as the head', () => {
    const row = messageCsvText({
      ...message,
      payload: { ...message.payload, encoding: 'utf8', text: 'a "b",\r\nc' },
    })
    for (const cell of ['"\'=HYPERLINK(""http://x"")"', '"\'+1"', '"\'-1"', '"\'@x"', '"\'\tx"']) {
      expect(row).toContain(cell)
    }
    expect(row.endsWith('"a ""b"",\r\nc"\r\n')).toBe(true)
    const cells = (text: string) => text.match(/"(?:[^"]|"")*"/g)?.length
    expect(cells(row)).toBe(cells(csvHead))
  })
})
