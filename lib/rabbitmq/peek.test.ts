import { describe, expect, test } from 'vitest'
import { peekCost, type PeekedQueue } from './peek'

const queue = (more: Partial<PeekedQueue> = {}): PeekedQueue => ({
  type: 'quorum',
  deliveryLimit: null,
  arguments: [],
  effectivePolicy: null,
  ...more,
})
const limitOf = (more: Partial<PeekedQueue>, version: string) => {
  const cost = peekCost(queue(more), version)
  return cost.possible ? cost.limit : 'not possible'
}

test('streams cannot be peeked', () => {
  expect(peekCost(queue({ type: 'stream' }), '4.3.6')).toEqual({ possible: false, why: 'stream' })
})

describe('the delivery limit that a peek counts against', () => {
  test('is what the broker tells', () => {
    expect(limitOf({ deliveryLimit: '5' }, '4.2.1')).toBe(5)
    expect(limitOf({ deliveryLimit: 'unlimited' }, '4.0.5')).toBeNull()
    expect(limitOf({ deliveryLimit: '-1' }, '4.0.5')).toBeNull()
    expect(peekCost(queue({ deliveryLimit: '-1' }), '4.0.5')).toMatchObject({
      effects: ['redelivered', 'order'],
    })
  })

  test('is else the smaller one of argument and policy, of which a negative one is none', () => {
    const set = (argument: number | null, policy: number | null): Partial<PeekedQueue> => ({
      arguments: argument === null ? [] : [{ name: 'x-delivery-limit', value: argument }],
      effectivePolicy: policy === null ? [] : [{ name: 'delivery-limit', value: policy }],
    })
    expect(limitOf(set(null, null), '4.0.5')).toBe(20)
    expect(limitOf(set(null, 7), '4.0.5')).toBe(7)
    expect(limitOf(set(9, 7), '4.0.5')).toBe(7)
    expect(limitOf(set(-1, null), '4.0.5')).toBeNull()
    expect(limitOf(set(-1, 7), '4.0.5')).toBe(7)
    expect(limitOf(set(3, null), '3.10.8')).toBe(3)
    // Measured: gone with its first return.
    expect(limitOf(set(-1, null), '3.10.8')).toBe(0)
  })

  test('is none from 4.3 on, where a nack counts nothing, and none of its own before 4.0', () => {
    expect(limitOf({ deliveryLimit: '20' }, '4.3.6')).toBeNull()
    expect(limitOf({}, '3.10.8')).toBeNull()
  })
})

test('classic queues only mark as redelivered', () => {
  expect(peekCost(queue({ type: 'classic' }), '4.3.6')).toEqual({
    possible: true,
    effects: ['redelivered'],
    limit: null,
  })
})
