import { expect, test, vi } from 'vitest'
import { workSince } from '@/lib/testing/work'
import type { Message } from './message'
import { noProperties } from './no-properties'
import { fillReply, longestReply, UnreadPart } from './reply-template'

const request: Message = {
  exchange: '',
  routingKey: 'rpc',
  redelivered: false,
  properties: {
    ...noProperties(),
    headers: [{ name: 'x', value: { type: 'string', value: 'say "hi"' } }],
    correlationId: 'c-1',
    replyTo: 'replies',
  },
  propertiesProblem: null,
  payload: { encoding: 'utf8', text: '{"id":9007199254740993,"n":{"a":[1]}}', bytes: 37, truncated: false },
}

test('fields of the request are filled in, numbers with all digits, what is no path stays', () => {
  expect(
    fillReply('{{payload.id}} {{ correlation_id }} {{payload.n}} {{nothing here}} {{headers.no}}|', request),
  ).toBe('9007199254740993 c-1 {"a":[1]} {{nothing here}} |')
})

test('as JSON a text has its quotes, and what is not there is null', () => {
  expect(
    fillReply('{"x":{{json headers.x}},"id":{{json payload.id}},"no":{{json payload.no}}}', request),
  ).toBe('{"x":"say \\"hi\\"","id":9007199254740993,"no":null}')
})

const written = (bytes: number[], properties: Partial<Message['properties']>): Message => ({
  ...request,
  properties: { ...request.properties, ...properties },
  payload: {
    encoding: 'base64',
    text: btoa(String.fromCharCode(...bytes)),
    bytes: bytes.length,
    truncated: false,
  },
})

test('a payload is read in its character set; what is no text fails the reply that names it, and no other', () => {
  // {"n":"中"}
  const bytes = [0x7b, 0x22, 0x6e, 0x22, 0x3a, 0x22, 0xd6, 0xd0, 0x22, 0x7d]
  const template = '{"n":{{json payload.n}}}'
  expect(fillReply(template, written(bytes, { contentEncoding: 'GBK' }))).toBe('{"n":"中"}')
  for (const contentEncoding of [null, 'UTF-8', 'gzip', 'deflate']) {
    const unread = written(bytes, { contentEncoding })
    expect(() => fillReply(template, unread)).toThrow(UnreadPart)
    expect(() => fillReply('{{payload}}', unread)).toThrow(UnreadPart)
    expect(fillReply('{{correlation_id}} {{size}}', unread)).toBe('c-1 10')
  }
  expect(fillReply(template, written(bytes, {}), () => '{"n":1}')).toBe('{"n":1}')
})

test('a header that was not opened fails the reply that names it', () => {
  const value = { type: 'unread', reason: 'depth', tag: 'F', bytes: 9, base64: '' } as const
  const unread = { ...request, properties: { ...request.properties, headers: [{ name: 'x', value }] } }
  expect(() => fillReply('{{json headers.x}}', unread)).toThrow(UnreadPart)
})

test('the time for a reply is bounded, whatever its template and its request', () => {
  const before = process.cpuUsage()
  for (const open of ['{{', '{{json', '{{ json a']) {
    const spaces = `${open}${' '.repeat(65_000)}`
    expect(fillReply(spaces, request)).toBe(spaces)
  }
  expect(workSince(before)).toBeLessThan(1_000)
  const withPayload = (text: string) => ({
    ...request,
    payload: { ...request.payload, text, bytes: text.length },
  })
  const parts = (count: number) => withPayload(`{${'"a":1,'.repeat(count)}"b":2}`)
  // The payload is taken apart once, whatever the clock says.
  vi.useFakeTimers({ toFake: ['Date'] })
  expect(fillReply('{{payload.b}}'.repeat(4_000), parts(20_000))).toBe('2'.repeat(4_000))
  vi.useRealTimers()
  expect(workSince(before)).toBeLessThan(2_000)
  const others = Array.from({ length: 4_000 }, (_, index) => `{{payload.c${index}}}`).join('')
  expect(() => fillReply(others, parts(300_000))).toThrow('longer than 500 ms')
  expect(workSince(before)).toBeLessThan(5_000)
})

test('a reply ends at a length', () => {
  const long = { ...request, payload: { ...request.payload, text: 'x'.repeat(100_000), bytes: 100_000 } }
  expect(() => fillReply('{{payload}}'.repeat(100), long)).toThrow('longer than 1048576 characters')
  expect(fillReply('{{payload}}'.repeat(10), long)).toHaveLength(1_000_000)
  expect(longestReply).toBeGreaterThan(1_000_000)
})
