import { expect, test } from 'vitest'
import { Meter } from './counts.mjs'
import { invoicersAreStuck } from './services.mjs'
import { statusLine } from './status.mjs'

const minutes = (count: number) => invoicersAreStuck(count * 60_000)

test('the invoicers work, get stuck for less than the broker waits, and catch up', () => {
  expect([0, 1, 1.4].map(minutes)).toEqual([false, false, false])
  expect([2, 10, 14.9].map(minutes)).toEqual([true, true, true])
  expect([15, 16.9, 17.1, 29.9, 30].map(minutes)).toEqual([false, false, true, true, false])
})

test('a meter counts over its last seconds', () => {
  const meter = new Meter()
  expect(meter.perSecond).toBe(0)
  for (let second = 0; second < 30; second++) {
    meter.tick()
    for (let count = 0; count < (second < 15 ? 4 : 10); count++) meter.add()
  }
  meter.tick()
  expect(meter.perSecond).toBe(10)
})

test('the line says what goes on, or what is wrong', () => {
  const meter = (perSecond: number) => {
    const made = new Meter()
    made.tick()
    for (let count = 0; count < perSecond; count++) made.add()
    made.tick()
    return made
  }
  const shop = { vhost: 'shop', problem: null, isOpen: true, published: meter(28), settled: meter(51) }
  const place = { version: '4.3.6', host: '127.0.0.1:5672', where: 'http://127.0.0.1:3000/queues?vhost=shop' }
  expect(statusLine(shop, place)).toBe(
    '  Virtual host shop on RabbitMQ 4.3.6: 28 msg/s in, 51 out. Ctrl-C stops. http://127.0.0.1:3000/queues?vhost=shop',
  )
  expect(statusLine({ ...shop, isOpen: false }, place)).toContain('opening')
  expect(statusLine({ ...shop, problem: 'No RabbitMQ answers' }, place)).toContain('No RabbitMQ answers')
})
