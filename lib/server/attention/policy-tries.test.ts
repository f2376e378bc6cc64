import { describe, expect, test } from 'vitest'
import { brokerQueue } from '@/lib/rabbitmq/queue'
import type { Governed, PolicyFacts } from '@/lib/rabbitmq/attention/policy-findings'
import { governedByOperator, tryPolicies } from './policy-tries'

const queue = (vhost: string, name: string, policy: string | null = null): Governed => ({
  vhost,
  name,
  kind: 'queue',
  type: 'classic',
  policy,
})
const policy = (name: string, pattern: string, vhost = '/'): PolicyFacts => ({
  vhost,
  name,
  pattern,
  applyTo: 'queues',
})
const many = Array.from({ length: 10_000 }, (_, index) => queue('busy', `orders.${index}`))

describe('patterns of policies', () => {
  test.each([
    ['are looked for anywhere', 'eu', ['shadowedPolicy']],
    ['tell upper from lower case', 'EU', ['unusedPolicy']],
    ['that RE2 does not know are not tried', '(?<=x)eu', []],
    ['that would take too long are not tried', `(a{900}){2}eu`, []],
  ])('%s', async (_, pattern, kinds) => {
    const governed = [queue('/', 'orders.eu', 'wins')]
    const { findings, looked, of } = await tryPolicies([
      { policies: [policy('p', pattern)], governed, operator: false },
    ])
    expect(findings.map(({ kind }) => kind)).toEqual(kinds)
    expect([looked, of]).toEqual([kinds.length, 1])
  })

  test('are tried on the names of their own virtual host, so that ten of a small one cost nothing beside 10,000 queues', async () => {
    const policies = Array.from({ length: 10 }, (_, index) => policy(`p${index}`, `^none${index}`, 'small'))
    const governed = [...many, queue('small', 'a')]
    const { findings, looked, of } = await tryPolicies([{ policies, governed, operator: false }], 10)
    expect([findings.length, looked, of]).toEqual([10, 10, 10])
  })

  test('are all tried for 40 policies over 10,000 queues; what is beyond the bound is counted', async () => {
    const policies = Array.from({ length: 40 }, (_, index) => policy(`p${index}`, `^none${index}$`, 'busy'))
    const all = await tryPolicies([{ policies, governed: many, operator: false }])
    expect([all.looked, all.of]).toEqual([40, 40])
    const some = await tryPolicies([{ policies, governed: many, operator: false }], 30_000)
    expect([some.findings.length, some.looked, some.of]).toEqual([3, 3, 40])
  })
})

test('operator policies are a kind of their own: they match queues, and shadow each other', async () => {
  const parsed = brokerQueue.parse({ vhost: '/', name: 'orders', operator_policy: 'wins', policy: 'own' })
  const governed = governedByOperator([parsed])
  const policies = [policy('wins', 'o'), policy('loses', 'rders'), policy('own', '^nothing')]
  const { findings } = await tryPolicies([{ policies, governed, operator: true }])
  expect(findings).toEqual([
    { kind: 'shadowedPolicy', vhost: '/', policy: 'loses', operator: true, by: ['wins'] },
    { kind: 'unusedPolicy', vhost: '/', policy: 'own', operator: true, pattern: '^nothing' },
  ])
})
