import { describe, expect, test } from 'vitest'
import type { Names } from '@/lib/api/names'
import { closestSteps, namesPerTurn, type Closest } from './closest-steps'
import { distanceWithin } from './distance'
import { indexSteps } from './name-index'

function finish<T>(steps: Generator<void, T>): { result: T; turns: number } {
  for (let turns = 1; ; turns += 1) {
    const step = steps.next()
    if (step.done === true) return { result: step.value, turns }
  }
}

const names: Names = {
  queues: [
    {
      vhost: '/',
      type: 'classic',
      names: ['orders', 'orders.invoice', 'orders.invoice.dead', 'payments.capture', '订单.发货通知'],
    },
    { vhost: 'shop', type: 'classic', names: ['orders.shipping', 'Invoices.PDF', 'x'] },
  ],
  exchanges: [{ vhost: '/', type: 'topic', names: ['', 'orders.events', 'amq.topic'] }],
  connections: [{ vhost: '/', givenName: 'orders.invoicer', names: ['127.0.0.1:1 -> 127.0.0.1:2'] }],
  leftOut: 0,
  readAt: 0,
  faults: [],
}

const find = (typed: string, more: Partial<Closest> = {}) => {
  const index = finish(indexSteps(names)).result
  return finish(closestSteps(index, { typed, kind: 'queue', within: null, ...more })).result
}

describe('letters to change until it is a part', () => {
  test.each([
    ['orders', 'orders.invoice', 0],
    ['voice', 'orders.invoice', 0],
    ['oders', 'orders.invoice', 1],
    ['ordders', 'orders.invoice', 1],
    ['orfers', 'orders.invoice', 1],
    ['odrers', 'orders.invoice', 1],
    ['invioce', 'orders.invoice', 1],
    ['abc', 'xyz', 3],
    ['abc', '', 3],
    ['', 'xyz', 0],
  ])('%s, %s: %i', (wanted, text, expected) => {
    expect(distanceWithin(wanted, text)).toBe(expected)
  })
})

describe('the closest name', () => {
  test.each<[string, string | null, Partial<Closest>?]>([
    ['oders', 'orders'],
    ['Order.invoice', 'orders.invoice'],
    ['orders.invioce', 'orders.invoice'],
    ['orders.invoice.daed', 'orders.invoice.dead'],
    ['invoces.pdf', 'Invoices.PDF'],
    ['paymnets', 'payments.capture'],
    ['订单.发贷通知', '订单.发货通知'],
    // Of the chosen virtual host alone, and of one kind.
    ['oders', 'orders.shipping', { within: 'shop' }],
    ['orders.invioce', null, { within: 'shop' }],
    ['oders', 'orders.events', { kind: 'exchange' }],
    // The default exchange has no name.
    ['amqp defalt', null, { kind: 'exchange' }],
    ['no.such.name', null],
    ['or', null],
    ['', null],
    ['  ', null],
  ])('to "%s" is %s %o', (typed, expected, more = {}) => {
    expect(find(typed, more)?.name ?? null).toBe(expected)
  })

  test('is looked for among many in turns, the nearest wherever it stands', () => {
    const many = Array.from({ length: 10_000 }, (_, n) => `${'team-'.repeat(40)}${n}.orders`)
    const index = finish(
      indexSteps({ ...names, queues: [{ vhost: '/', type: 'classic', names: [...many, 'orders.invoice'] }] }),
    ).result
    const { result, turns } = finish(
      closestSteps(index, { typed: 'order.invoise', kind: 'queue', within: '/' }),
    )
    expect(result?.name).toBe('orders.invoice')
    expect(turns).toBeGreaterThan(10_000 / namesPerTurn)
  })
})
