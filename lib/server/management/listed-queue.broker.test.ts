import { afterAll, beforeAll, expect, test } from 'vitest'
import { readQueue } from '@/lib/api/queues'
import { readQueueSamples } from '@/lib/api/samples'
import { openSession } from '@/lib/api/session'
import { ApiClient } from '@/lib/testing/api-client'
import { startManagementProxy, type ManagementProxy } from '@/lib/testing/management-proxy'
import { TestVhost } from '@/lib/testing/test-vhost'

/** Its neighbours have names that an unescaped expression, or a text inside a name, would find as well. */
const name = 'ünreach (a|b)+ [c].\\d $1 队列'
const neighbours = [name.toUpperCase(), `${name}.more`, 'ünreach a [c].\\d $1 队列']
const anna = new ApiClient()
let vhost: TestVhost
let proxy: ManagementProxy
let brokerUrl: string

beforeAll(async () => {
  brokerUrl = process.env['RABBITMQ_MANAGEMENT_URL'] ?? ''
  proxy = await startManagementProxy(brokerUrl)
  vhost = await TestVhost.create('listed')
  await vhost.loginAs('listed-anna', 'listed-secret')
  await vhost.manage('PUT', `queues/{vhost}/${encodeURIComponent(name)}`, { durable: true })
  for (const other of neighbours) {
    await vhost.manage('PUT', `queues/{vhost}/${encodeURIComponent(other)}`, { durable: false })
  }
  process.env['RABBITMQ_MANAGEMENT_URL'] = proxy.url
  await anna.call(openSession, { body: { username: 'listed-anna', password: 'listed-secret' } })
  // As 3.10 answers for a classic queue whose node is down.
  proxy.fate = (path) => (/^queues\/[^/?]+\/[^/?]+(\?|$)/.test(path) ? 'absent' : 'pass')
})
afterAll(async () => {
  process.env['RABBITMQ_MANAGEMENT_URL'] = brokerUrl
  await vhost.drop()
  await proxy.close()
})

test('a queue that is not found alone, and is in the list, is there', async () => {
  const params = { vhost: vhost.name, name }
  const { queue, consumers, bindings } = await anna.call(readQueue, { params })
  expect(queue).toMatchObject({ name, type: 'classic', durable: true })
  expect(consumers).toBeNull()
  expect(bindings).toHaveLength(1)

  const { samples } = await anna.call(readQueueSamples, { params, query: { range: '1m' } })
  expect(samples.total).toEqual([])
})

test('one that is in no list is gone', async () => {
  const params = { vhost: vhost.name, name: 'never' }
  await expect(anna.call(readQueue, { params })).rejects.toMatchObject({
    code: 'not_found',
    message: expect.stringContaining('queue "never"'),
  })
})
