import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { template, TestBatches } from '@/lib/testing/test-batches'
import { listReturned } from './batches'

let batches: TestBatches
beforeAll(async () => {
  batches = await TestBatches.create('batches')
  await batches.vhost.manage('PUT', 'exchanges/{vhost}/nowhere', { type: 'fanout', durable: true })
  await batches.vhost.manage('PUT', 'exchanges/{vhost}/keys', { type: 'direct', durable: true })
})
afterAll(() => batches.drop())

describe('a batch', () => {
  it.each(['confirm', 'transaction', 'none'] as const)('arrives whole (guarantee: %s)', async (guarantee) => {
    const name = await batches.queue()
    const done = await batches.run({ source: template(5000), routingKey: name, guarantee })
    const counted = guarantee === 'none' ? { unknown: 5000, confirmed: 0 } : { unknown: 0, confirmed: 5000 }
    expect(done).toMatchObject({ state: 'done', total: 5000, problem: null })
    expect(done.counts).toMatchObject({ sent: 5000, returned: 0, nacked: 0, refused: 0, ...counted })
    // Without confirms the last ones may still be on their way.
    await expect.poll(() => batches.depth(name)).toBe(5000)
  })

  it.each(['confirm', 'transaction', 'none'] as const)(
    'counts each return once (guarantee: %s)',
    async (guarantee) => {
      const done = await batches.run({ source: template(700), exchange: 'nowhere', guarantee })
      expect(done.counts).toMatchObject({ sent: 700, returned: 700, confirmed: 0, unknown: 0 })
      expect(done.returns).toEqual([{ code: 312, text: 'NO_ROUTE', count: 700 }])
      const { returned } = listReturned(batches.login.sessionId, done.id)
      expect(returned.map(({ n }) => n)).toEqual(Array.from({ length: 100 }, (_, index) => 700 - index))
    },
  )

  it('counts what is routed and what is not side by side', async () => {
    const name = await batches.queue()
    await batches.vhost.manage('POST', `bindings/{vhost}/e/keys/q/${name}`, { routing_key: 'a' })
    const done = await batches.run({
      source: template(600),
      exchange: 'keys',
      routingKey: '{{pick a b}}',
      payload: '{{n}}',
    })
    const arrived = await batches.depth(name)
    expect(done.counts).toMatchObject({ sent: 600, confirmed: arrived, returned: 600 - arrived })
    expect(arrived).toBeGreaterThan(100)
    expect(arrived).toBeLessThan(500)
    const bodies = (await batches.takeAll(name)).map(({ body }) => Number(body.toString()))
    const { returned } = listReturned(batches.login.sessionId, done.id)
    expect(returned[0]).toMatchObject({ exchange: 'keys', routingKey: 'b', code: 312, text: 'NO_ROUTE' })
    for (const { n, routingKey, bytes } of returned) {
      expect({ routingKey, bytes }).toEqual({ routingKey: 'b', bytes: String(n).length })
      expect(bodies).not.toContain(n)
    }
  })

  it('counts what a full queue nacks', async () => {
    const name = await batches.queue({ 'x-max-length': 5, 'x-overflow': 'reject-publish' })
    const { counts } = await batches.run({ source: template(400), routingKey: name })
    expect(counts.confirmed).toBe(await batches.depth(name))
    expect(counts.confirmed + counts.nacked).toBe(400)
    expect(counts.nacked).toBeGreaterThan(300)
  })

  it.each(['confirm', 'transaction', 'none'] as const)(
    'that the broker refuses ends with its first message, in its words (guarantee: %s)',
    async (guarantee) => {
      const done = await batches.run({ source: template(1000), exchange: 'no such exchange', guarantee })
      expect(done).toMatchObject({ state: 'failed', problem: { code: 'not_found' } })
      expect(done.problem?.detail).toContain("no exchange 'no such exchange'")
      expect(done.counts).toMatchObject({ sent: 1, refused: 1, unknown: 0 })
    },
  )

  it('fills placeholders anew for each message', async () => {
    const name = await batches.queue()
    await batches.run({
      source: template(3),
      routingKey: name,
      payload: '{"n":{{n}},"at":"{{now}}"}',
      properties: {
        messageId: '{{uuid}}',
        priority: '{{random 1 5}}',
        headers: [{ name: 'n', type: 'int32', value: '{{n}}' }],
      },
    })
    const taken = await batches.takeAll(name)
    expect(taken.map(({ body }) => (JSON.parse(body.toString()) as { n: number }).n)).toEqual([1, 2, 3])
    expect(new Set(taken.map(({ properties }) => properties.messageId)).size).toBe(3)
    expect(taken.map(({ properties }) => properties.headers)).toEqual(
      [1, 2, 3].map((n) => [{ name: 'n', value: { type: 'int32', value: n } }]),
    )
  })

  it('of too many at a time is refused', () => {
    const other = { ...batches.login, sessionId: 'greedy' }
    const ids = [1, 2, 3, 4].map(() => batches.start({ source: template(1), routingKey: 'q' }, other))
    expect(() => batches.start({ source: template(1) }, other)).toThrow('4 batches running')
    return Promise.all(ids.map((id) => batches.follow(id, 'greedy')))
  })
})
