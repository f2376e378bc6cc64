import { expect, test } from 'vitest'
import { hasFeature, queueFeatures, type FeatureName } from './features'
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
  expect(hasFeature({ arguments: [{ name, value: value as number }] }, feature)).toBe(expected)
  expect(hasFeature({ arguments: [] }, feature)).toBe(false)
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
