import { expect, test } from 'vitest'
import { ConsoleError } from '@/lib/api/problem'
import type { ArgumentInput } from '@/lib/rabbitmq/arguments'
import { declareRefusal, firstDifference } from './declare-refusal'
import { BrokerRefusal } from './reply'

const rows: ArgumentInput[] = [
  { name: 'x-overflow', type: 'string', value: 'drop-head' },
  { name: 'x-max-length', type: 'number', value: '5' },
]
const declared = (max: number | null, properties = { 'x-queue-type': 'classic', durable: true }) => ({
  properties,
  arguments: max === null ? [] : [{ name: 'x-max-length', value: max }],
})
const declaration = {
  object: 'Queue "orders"',
  rows,
  wanted: declared(5),
  existing: async () => declared(null),
}
const refused = async (words: string, cause?: BrokerRefusal) => {
  const error = await declareRefusal(new ConsoleError('precondition', words, { cause }), declaration)
  return error instanceof ConsoleError ? { detail: error.message, errors: error.errors } : null
}

test('what exists otherwise is said, with what to do, at the field', async () => {
  const words =
    "inequivalent arg 'x-max-length' for queue 'orders' in vhost '/': received the value '5' of type 'long' but current is none"
  expect(await refused(words)).toEqual({
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
])('%s is about %s', async (words, pointer) => {
  expect((await refused(words))?.errors.map((each) => each.pointer)).toEqual([pointer])
})

test('a difference in an argument that was not given has no field', async () => {
  const words =
    "inequivalent arg 'x-expires' for queue 'q' in vhost '/': received none but current is the value '5' of type 'long'"
  expect((await refused(words))?.errors).toEqual([])
})

test('other words and other problems stay as they are', async () => {
  expect((await refused("unknown exchange type 'bogus'"))?.detail).toBe("unknown exchange type 'bogus'")
  const other = new ConsoleError('refused', 'Access refused.')
  expect(await declareRefusal(other, declaration)).toBe(other)
})

test('where the broker cannot say what differs, it is looked up', async () => {
  expect(await refused('could not say', new BrokerRefusal(500, '', ''))).toEqual({
    detail:
      'Queue "orders" exists already with another x-max-length. Declare it as it is, choose another name, or delete it first.',
    errors: [{ pointer: '/arguments/1/value', message: 'It exists with none' }],
  })
})

test('the first difference is named like the broker names it', () => {
  expect(firstDifference(declared(5), declared(5))).toBeNull()
  expect(firstDifference(declared(null), declared(7))).toEqual({
    argument: 'x-max-length',
    received: 'none',
    current: '7',
  })
  expect(firstDifference(declared(5), declared(6, { 'x-queue-type': 'quorum', durable: true }))).toEqual({
    argument: 'x-queue-type',
    received: 'classic',
    current: 'quorum',
  })
})
