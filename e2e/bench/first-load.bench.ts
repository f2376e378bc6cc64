import { firstLoadGoal, firstLoads } from '@/e2e/fixtures/first-load'
import { expect, test } from '@/e2e/fixtures/test'
import { tableLines } from '@/lib/launch/table.mjs'

const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1)

test('first-load JavaScript, gzipped', async ({ baseURL = '', broker, browser, signedIn }) => {
  await broker.exchange('orders', 'topic')
  await broker.queue('orders.invoice')
  await broker.bind('orders.invoice', 'orders', 'order.paid')
  const place = {
    vhost: broker.vhost,
    queue: 'orders.invoice',
    exchange: 'orders',
    key: '',
    strict: 'orders',
  }
  const storageState = await signedIn.context().storageState()
  const loads = await firstLoads(browser, baseURL, { storageState }, place)
  const rows = loads.map(({ name, first, files, idle }) => [
    name,
    kilobytes(first),
    String(files),
    kilobytes(idle),
    first <= firstLoadGoal ? 'kept' : 'missed',
  ])
  const head = ['page', 'kB', 'files', 'kB until idle', `goal ${kilobytes(firstLoadGoal)} kB`]
  console.log(`\nFirst-load JavaScript, gzipped\n\n${tableLines([head, ...rows]).join('\n')}\n`)
  expect(loads.filter(({ first }) => first > firstLoadGoal).map(({ name }) => name)).toEqual([])
})
