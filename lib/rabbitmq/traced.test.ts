import { expect, test } from 'vitest'
import type { FieldEntry } from './field'
import { traceExchange, tracedTarget } from './traced'

const text = (value: string) => ({ type: 'string', value }) as const
const headers = (keys: FieldEntry['value']): FieldEntry[] => [
  { name: 'exchange_name', value: text('orders') },
  { name: 'routing_keys', value: keys },
]

test('a copy of the firehose says where its message went', () => {
  const keys = { type: 'array' as const, items: [text('paid'), text('also')] }
  expect(tracedTarget(traceExchange, headers(keys))).toEqual({ exchange: 'orders', routingKey: 'paid' })
})

test('anything else does not', () => {
  const keys = { type: 'array' as const, items: [text('paid')] }
  expect(tracedTarget('orders', headers(keys))).toBeNull()
  expect(tracedTarget(traceExchange, null)).toBeNull()
  expect(tracedTarget(traceExchange, headers(text('paid')))).toBeNull()
  expect(
    tracedTarget(
      traceExchange,
      headers({ type: 'array', items: [{ type: 'binary-string', base64: '/w==' }] }),
    ),
  ).toBeNull()
})
