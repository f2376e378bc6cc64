import { describe, expect, test } from 'vitest'
import {
  featureTest,
  isSaidBy,
  nobodyTells,
  queueFeatures,
  type FeatureName,
  type OperatorOf,
} from './features'
import type { Policy } from './policy'
import { queueRow } from './queue-row'
import type { Queue } from './queue'
import { stateLevel } from './state'

test('a queue in a few letters', () => {
  const features = queueFeatures({
    durable: true,
    autoDelete: false,
    exclusive: true,
    policy: 'ha',
    arguments: [
      { name: 'x-queue-type', value: 'quorum' },
      { name: 'x-max-length', value: 10 },
      { name: 'x-made-up', value: [1] },
      { name: '__proto__', value: 'p' },
    ],
  })
  expect(features.map((feature) => feature.short)).toEqual(['D', 'Excl', 'Lim', 'made-up', '__proto__', 'ha'])
  expect(features[2]).toMatchObject({ name: 'x-max-length', value: '10' })
})

test.each<[FeatureName, string, unknown, boolean]>([
  ['ttl', 'x-message-ttl', 0, true],
  ['expires', 'x-expires', 60_000, true],
  ['limit', 'x-max-length', 10, true],
  ['limit', 'x-max-length-bytes', 10, true],
  ['limit', 'x-delivery-limit', 10, false],
  ['deadLetter', 'x-dead-letter-exchange', '', true],
  ['deadLetter', 'x-dead-letter-routing-key', 'k', false],
  ['singleActive', 'x-single-active-consumer', true, true],
  ['singleActive', 'x-single-active-consumer', false, false],
  ['priority', 'x-max-priority', 5, true],
])('the feature %s of a queue with %s %j: %j', (feature, name, value, expected) => {
  const has = featureTest(feature, { own: [], operator: [], operatorOf: nobodyTells })
  expect(has(queueWith({ arguments: { [name]: value } }))).toBe(expected)
  expect(has(queueWith({}))).toBe(false)
})

const queueWith = (more: object): Queue => {
  const row = queueRow({ vhost: '/', name: 'q', ...more })
  if (row === null) throw new Error('no queue')
  return row
}
const policy = (name: string, definition: Policy['definition'], vhost = '/'): Policy => ({
  vhost,
  name,
  definition,
  pattern: '',
  applyTo: 'queues',
  priority: 0,
})

describe('a feature by policy', () => {
  const own = [policy('short', { 'message-ttl': 1000 }), policy('long', { 'max-length': 5 })]

  test('counts where the queue has that policy, in its virtual host', () => {
    const has = featureTest('ttl', { own, operator: [], operatorOf: nobodyTells })
    expect(has(queueWith({ policy: 'short' }))).toBe(true)
    expect(has(queueWith({ policy: 'long' }))).toBe(false)
    expect(has(queueWith({ policy: 'short', vhost: 'other' }))).toBe(false)
  })

  test('of operators is unknown where the row does not name it', () => {
    const has = featureTest('ttl', { own: [], operator: own, operatorOf: nobodyTells })
    expect(has(queueWith({ operator_policy: 'short' }))).toBe(true)
    expect(has(queueWith({ operator_policy: 'long' }))).toBe(false)
    expect(has(queueWith({}))).toBeNull()
    expect(has(queueWith({ vhost: 'other' }))).toBe(false)
    expect(has(queueWith({ arguments: { 'x-message-ttl': 1 } }))).toBe(true)
  })

  test.each<[string | null | undefined, boolean | null]>([
    ['short', true],
    ['long', false],
    [null, false],
    [undefined, null],
  ])('of operators is what the broker tells apart from the row: %j is %j', (told, expected) => {
    const operatorOf: OperatorOf = ({ vhost, name }) => (vhost === '/' && name === 'q' ? told : 'short')
    expect(featureTest('ttl', { own: [], operator: own, operatorOf })(queueWith({}))).toBe(expected)
    // By its own policy it has it whatever the operator's says.
    const both = featureTest('ttl', { own, operator: own, operatorOf })
    expect(both(queueWith({ policy: 'short' }))).toBe(true)
    // None is none, also where no policy could be read.
    const unread = featureTest('ttl', { own: [], operator: null, operatorOf })
    expect(unread(queueWith({}))).toBe(told === null ? false : null)
  })

  test('is looked for where a policy says one of its keys', () => {
    expect(isSaidBy('ttl', own)).toBe(true)
    expect(isSaidBy('limit', own)).toBe(true)
    expect(isSaidBy('deadLetter', own)).toBe(false)
    expect(isSaidBy('ttl', [])).toBe(false)
  })

  test('is unknown where policies could not be read, but for what no policy says', () => {
    const unread = { own: null, operator: [], operatorOf: nobodyTells }
    expect(featureTest('ttl', unread)(queueWith({ policy: 'short' }))).toBeNull()
    expect(featureTest('ttl', unread)(queueWith({}))).toBe(false)
    expect(featureTest('priority', unread)(queueWith({ policy: 'short' }))).toBe(false)
  })
})

test('what RabbitMQ itself warns of is a warning', () => {
  const states = ['flow', 'blocking', 'minority', 'terminated', 'timeout']
  expect(states.map(stateLevel)).toEqual(states.map(() => 'warn'))
})

test('an unknown state says nothing, whatever it is called', () => {
  expect(['running', 'flow', 'down', 'idle', '?', 'constructor', '__proto__'].map(stateLevel)).toEqual([
    'ok',
    'warn',
    'bad',
    'idle',
    'idle',
    'idle',
    'idle',
  ])
})
