import { expect, test } from 'vitest'
import { queueFeatures } from './features'
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
