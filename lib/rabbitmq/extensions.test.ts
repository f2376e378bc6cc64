import { expect, test } from 'vitest'
import { brokerExtensions } from './extensions'

test('plugins with pages are named; those without are empty lists', () => {
  // 3.10 and 4.0
  expect(
    brokerExtensions.parse([{ javascript: 'dispatcher.js' }, [], [], { javascript: 'stream.js' }]),
  ).toEqual(['rabbitmq_management', 'rabbitmq_stream_management'])
  // 4.3
  const scripts = ['stream_management-ejs.js', 'stream.js']
  expect(brokerExtensions.parse([{ javascript: 'dispatcher.js' }, [], { javascript: scripts }])).toEqual([
    'rabbitmq_management',
    'rabbitmq_stream_management',
  ])
})

test('a script that nobody knows stands for itself', () => {
  expect(brokerExtensions.parse([{ javascript: 'novelty.js' }])).toEqual(['novelty.js'])
})
