import { expect, test } from 'vitest'
import { peekCost } from './peek'

test('streams cannot be peeked', () => {
  expect(peekCost({ type: 'stream', deliveryLimit: null }, '4.3.6')).toEqual({
    possible: false,
    why: 'stream',
  })
})

test('quorum queues of 4.0 to 4.2 count a peek against the delivery limit', () => {
  expect(peekCost({ type: 'quorum', deliveryLimit: null }, '4.0.5')).toMatchObject({ limit: 20 })
  expect(peekCost({ type: 'quorum', deliveryLimit: '5' }, '4.2.1')).toMatchObject({ limit: 5 })
  expect(peekCost({ type: 'quorum', deliveryLimit: 'unlimited' }, '4.0.5')).toMatchObject({ limit: null })
})

test('quorum queues count nothing from 4.3 on and have no limit of their own before 4.0', () => {
  expect(peekCost({ type: 'quorum', deliveryLimit: '20' }, '4.3.6')).toMatchObject({ limit: null })
  expect(peekCost({ type: 'quorum', deliveryLimit: null }, '3.10.8')).toMatchObject({ limit: null })
})

test('classic queues only mark as redelivered', () => {
  expect(peekCost({ type: 'classic', deliveryLimit: null }, '4.3.6')).toEqual({
    possible: true,
    effects: ['redelivered'],
    limit: null,
  })
})
