import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { readAttention } from '@/lib/api/attention'
import { openSession } from '@/lib/api/session'
import { findingsOf } from '@/lib/rabbitmq/attention/attention'
import type { Finding } from '@/lib/rabbitmq/attention/finding'
import { ApiClient } from '@/lib/testing/api-client'
import { manageBroker, TestVhost } from '@/lib/testing/test-vhost'
import { mostExchanges } from './dead-letter-targets'

vi.mock(import('@/lib/rabbitmq/attention/attention'), async (original) => {
  const actual = await original()
  return { ...actual, findingsOf: vi.fn<typeof actual.findingsOf>(actual.findingsOf) }
})

const password = 'attention-secret'
const plain = new ApiClient()
const admin = new ApiClient()
let vhost: TestVhost

const publish = (queue: string, count: number) =>
  Promise.all(
    Array.from({ length: count }, () =>
      vhost.manage('POST', 'exchanges/{vhost}/amq.default/publish', {
        properties: {},
        routing_key: queue,
        payload: 'x',
        payload_encoding: 'string',
      }),
    ),
  )

beforeAll(async () => {
  vhost = await TestVhost.create('attention')
  await vhost.loginAs('attention-plain', password)
  await vhost.loginAs('attention-admin', password)
  await manageBroker('PUT', 'users/attention-admin', { password, tags: 'administrator' })
  await plain.call(openSession, { body: { username: 'attention-plain', password } })
  await admin.call(openSession, { body: { username: 'attention-admin', password } })
  await vhost.manage('PUT', 'queues/{vhost}/alone', { durable: true })
  await vhost.manage('PUT', 'queues/{vhost}/dead', { durable: true })
  await vhost.manage('PUT', 'queues/{vhost}/work', {
    durable: true,
    arguments: { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': 'dead' },
  })
  await vhost.manage('PUT', 'queues/{vhost}/delay', {
    durable: true,
    arguments: {
      'x-message-ttl': 3_600_000,
      'x-dead-letter-exchange': '',
      'x-dead-letter-routing-key': 'work',
    },
  })
  for (let n = 0; n <= mostExchanges; n += 1) {
    await vhost.manage('PUT', `queues/{vhost}/dying-${n}`, {
      durable: true,
      arguments: { 'x-dead-letter-exchange': `dlx-${n}` },
    })
  }
  await vhost.manage('PUT', 'policies/{vhost}/idle', {
    pattern: '^nothing-has-this-name$',
    definition: { 'max-length': 5 },
    'apply-to': 'queues',
  })
  // A delay by its policy, which everybody may read who sees the queue.
  await vhost.manage('PUT', 'policies/{vhost}/late', {
    pattern: '^late$',
    definition: { 'message-ttl': 3_600_000, 'dead-letter-exchange': '', 'dead-letter-routing-key': 'work' },
    'apply-to': 'queues',
  })
  await vhost.manage('PUT', 'queues/{vhost}/late', { durable: true })
  await publish('late', 4)
  await publish('alone', 3)
  await publish('dead', 2)
  await publish('delay', 1)
  // What the delay sends on here is not dead.
  await publish('work', 1)
})
afterAll(() => vhost.drop())

const about = (finding: Finding): string | null =>
  'queue' in finding && finding.queue.vhost === vhost.name
    ? finding.queue.name
    : 'policy' in finding && finding.vhost === vhost.name
      ? finding.policy
      : null
const ofVhost = async (client: ApiClient) =>
  (await client.call(readAttention)).findings
    .filter((finding) => about(finding) !== null)
    .map((finding) => [finding.kind, about(finding)])

describe('what needs attention', { timeout: 90_000 }, () => {
  test('is found by rules over what the broker tells', async () => {
    await expect
      .poll(() => ofVhost(admin), { timeout: 60_000, interval: 1_000 })
      .toEqual([
        ['deadLetters', 'dead'],
        ['noConsumer', 'alone'],
        ['noConsumer', 'work'],
        ['unusedPolicy', 'idle'],
      ])
    // Of another virtual host there is nothing in it, but what is wrong with the whole broker.
    const other = await TestVhost.create('attention-other')
    await other.permit('attention-admin')
    const kinds = async (of: string) =>
      (await admin.call(readAttention, { query: { vhost: of } })).findings.filter(
        (finding) => 'queue' in finding || 'policy' in finding,
      ).length
    expect([await kinds(vhost.name), await kinds(other.name)]).toEqual([4, 0])
    await other.drop()
    const { sources } = await admin.call(readAttention)
    expect(sources.filter(({ state }) => state === 'failed' || state === 'hidden')).toEqual([])
    // Not all dead-letter exchanges are followed, and that is said.
    const { cut } = sources.find(({ source }) => source === 'deadLetters') ?? {}
    expect(cut?.looked).toBe(mostExchanges)
    expect(cut?.of).toBeGreaterThan(mostExchanges)
  })

  test('is found once for all tabs of a user, of whichever virtual host', async () => {
    const tabs = [undefined, vhost.name, undefined, vhost.name, undefined, vhost.name]
    await admin.call(readAttention)
    vi.mocked(findingsOf).mockClear()
    const answers = await Promise.all(
      tabs.map((of) => admin.call(readAttention, { query: of === undefined ? {} : { vhost: of } })),
    )
    // They may have come while one of the parts was read anew.
    expect(vi.mocked(findingsOf).mock.calls.length).toBeLessThan(3)
    const sourcesOf = ({ sources }: (typeof answers)[number]) =>
      sources.map(({ source }) => source).toSorted()
    for (const answer of answers.slice(1))
      expect(sourcesOf(answer)).toEqual(answers.slice(0, 1).flatMap(sourcesOf))
  })

  test('is less for those who see less, and that is said', async () => {
    await expect
      .poll(() => ofVhost(plain), { timeout: 60_000, interval: 1_000 })
      .toEqual([
        ['deadLetters', 'dead'],
        ['noConsumer', 'alone'],
        ['noConsumer', 'work'],
        ['unusedPolicy', 'idle'],
      ])
    const { sources } = await plain.call(readAttention)
    const hidden = sources.filter(({ state }) => state === 'hidden').map(({ source }) => source)
    expect(hidden).toContain('nodes')
    expect(hidden).not.toContain('policies')
    expect(hidden).not.toContain('operatorPolicies')
  })
})
