import { expect, test } from 'vitest'
import { queueFacts } from './queue-facts'
import { queueRules } from './queue-rules'
import { indexTopology } from './topology-index'

const index = indexTopology({
  version: '4.3.6',
  exchanges: [{ name: 'dlx', type: 'direct', internal: false, alternate: null, delayedType: null }],
  queues: [],
  bindings: [],
})
const factsOf = (
  args: Record<string, string | number>,
  { type = 'classic', expiration = null }: { type?: string; expiration?: number | null } = {},
) => {
  const list = Object.entries(args).map(([name, value]) => ({ name, value }))
  return queueFacts(index, { name: 'q', type, rules: queueRules(type, list, {}, '4.3.6') }, expiration)
}

test('a plain queue does nothing with a message', () => {
  expect(factsOf({})).toEqual([])
})

test('beyond its length it drops the oldest, which are lost, or refuses the newest', () => {
  expect(factsOf({ 'x-max-length': 10, 'x-max-length-bytes': 1_000 })).toEqual([
    { kind: 'max-length', max: 10, overflow: 'drop-head' },
    { kind: 'max-length-bytes', max: 1_000, overflow: 'drop-head' },
    { kind: 'lost' },
  ])
  expect(factsOf({ 'x-max-length': 0, 'x-overflow': 'reject-publish' })).toEqual([
    { kind: 'max-length', max: 0, overflow: 'reject-publish' },
  ])
})

test('a message expires by the shorter of its own time and the queue’s', () => {
  const expires = (args: Record<string, number>, expiration: number | null) =>
    factsOf(args, { expiration }).find(({ kind }) => kind === 'expires')
  expect(expires({ 'x-message-ttl': 500 }, 900)).toMatchObject({ milliseconds: 500, by: 'queue' })
  expect(expires({ 'x-message-ttl': 500 }, 0)).toMatchObject({ milliseconds: 0, by: 'message' })
  expect(expires({}, null)).toBeUndefined()
})

test('dead letters go on, or nowhere when their exchange is not there', () => {
  const dead = { 'x-message-ttl': 1, 'x-dead-letter-routing-key': 'late' }
  expect(factsOf({ ...dead, 'x-dead-letter-exchange': 'dlx' }).at(-1)).toEqual({
    kind: 'dead-letter',
    exchange: 'dlx',
    routingKey: 'late',
    isThere: true,
  })
  expect(factsOf({ 'x-dead-letter-exchange': 'gone' })).toEqual([
    { kind: 'dead-letter', exchange: 'gone', routingKey: null, isThere: false },
  ])
  expect(factsOf({ 'x-dead-letter-exchange': '' })[0]).toMatchObject({ exchange: '', isThere: true })
})

test('a quorum queue gives a message up after so many deliveries, a stream keeps it for a time', () => {
  expect(factsOf({ 'x-delivery-limit': 3 }, { type: 'quorum' })).toContainEqual({
    kind: 'delivery-limit',
    limit: 3,
  })
  expect(factsOf({ 'x-max-age': '7D' }, { type: 'stream' })).toEqual([{ kind: 'stream', maxAge: '7D' }])
})
