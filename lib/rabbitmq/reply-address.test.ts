import { expect, test } from 'vitest'
import type { Message } from './message'
import { hasReplyAddress } from './reply-address'

const request = (reason: string | null, correlationId: string | null, replyTo = 'answers') =>
  ({
    properties: { correlationId, replyTo },
    propertiesProblem: reason === null ? null : { reason, base64: '' },
  }) as Message

test('a request can be answered where its correlation_id and reply_to are what was sent', () => {
  expect(hasReplyAddress(request(null, '7'))).toBe(true)
  // Sent so.
  expect(hasReplyAddress(request(null, '\uFFFD'))).toBe(true)
  // Another property is no text.
  expect(hasReplyAddress(request('text', '7'))).toBe(true)
  expect(hasReplyAddress(request('trailing', '7'))).toBe(true)
  expect(hasReplyAddress(request('text', '\uFFFD7'))).toBe(false)
  expect(hasReplyAddress(request('text', '7', 'answers\uFFFD'))).toBe(false)
  expect(hasReplyAddress(request('truncated', null))).toBe(false)
})
