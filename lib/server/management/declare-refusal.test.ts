import { expect, test } from 'vitest'
import { ConsoleError } from '@/lib/api/problem'
import type { ArgumentInput } from '@/lib/rabbitmq/arguments'
import { declareRefusal } from './declare-refusal'

const rows: ArgumentInput[] = [
  { name: 'x-overflow', type: 'string', value: 'drop-head' },
  { name: 'x-max-length', type: 'number', value: '5' },
]
const refused = (words: string) => {
  const error = declareRefusal(new ConsoleError('precondition', words), 'Queue "orders"', rows)
  return error instanceof ConsoleError ? { detail: error.message, errors: error.errors } : null
}

test('what exists otherwise is said, with what to do, at the field', () => {
  const words =
    "inequivalent arg 'x-max-length' for queue 'orders' in vhost '/': received the value '5' of type 'long' but current is none"
  expect(refused(words)).toEqual({
    detail: `Queue "orders" exists already with another x-max-length. Declare it as it is, choose another name, or delete it first. RabbitMQ says: ${words}`,
    errors: [{ pointer: '/arguments/1/value', message: 'It exists with none' }],
  })
})

test.each([
  [
    "inequivalent arg 'auto_delete' for queue 'q' in vhost '/': received 'true' but current is 'false'",
    '/autoDelete',
  ],
  [
    "inequivalent arg 'x-queue-type' for queue 'q' in vhost '/': received 'quorum' but current is 'classic'",
    '/type',
  ],
  [
    "inequivalent arg 'type' for exchange 'e' in vhost '/': received 'topic' but current is 'direct'",
    '/type',
  ],
  [
    "invalid arg 'x-max-length' for queue 'q2' in vhost 'v': \"expected integer, got longstr\"",
    '/arguments/1/value',
  ],
])('%s is about %s', (words, pointer) => {
  expect(refused(words)?.errors.map((each) => each.pointer)).toEqual([pointer])
})

test('a difference in an argument that was not given has no field', () => {
  const words =
    "inequivalent arg 'x-expires' for queue 'q' in vhost '/': received none but current is the value '5' of type 'long'"
  expect(refused(words)?.errors).toEqual([])
})

test('other words and other problems stay as they are', () => {
  expect(refused("unknown exchange type 'bogus'")?.detail).toBe("unknown exchange type 'bogus'")
  const other = new ConsoleError('refused', 'Access refused.')
  expect(declareRefusal(other, 'Queue "q"', [])).toBe(other)
})
