import { describe, expect, test } from 'vitest'
import { brokerAlarms } from '@/lib/rabbitmq/alarms'
import { findingsOf, type Facts } from '@/lib/rabbitmq/attention/attention'
import { brokerUsedFeatures } from '@/lib/rabbitmq/deprecated-features'
import { brokerCheck } from '@/lib/rabbitmq/health'
import { tolerantList } from '@/lib/rabbitmq/page'
import { brokerPolicy } from '@/lib/rabbitmq/policy'
import { brokerQueue } from '@/lib/rabbitmq/queue'
import { noFacts } from '@/lib/testing/no-facts'
import { recorded, recordedVersions } from '@/lib/testing/replies'
import { governedByOperator, governedByPolicies, tryPolicies } from './policy-tries'

/**
 * Recorded of a broker with a listener whose certificate had ten days left, a memory alarm, a transient queue, two policies for
 * one queue and one for none.
 */
describe.each(recordedVersions)('RabbitMQ %s', (version) => {
  const found = (facts: Partial<Facts>) => findingsOf({ ...noFacts, version, ...facts })

  test('certificates that expire', () => {
    const { state, reason, evidence } = brokerCheck.parse(recorded(version, 'check-certificates'))
    const certificates = { check: 'certificate-expiration' as const, state, reason, evidence }
    expect(found({ certificates })).toMatchObject([
      {
        kind: 'certificates',
        reason: 'Certificates expiring',
        evidence: [expect.stringMatching(/(?=.*\b45671\b).*certfile_expires_on.*2026-12-12/)],
      },
    ])
  })

  test('an alarm, to whoever may not see the nodes', () => {
    const alarms = brokerAlarms.parse(recorded(version, 'check-alarms'))
    const node = { name: 'warren@localhost' }
    expect(found({ alarms })).toEqual([{ kind: 'memory', node, used: null, limit: null }])
  })

  test('deprecated features in use, which 3.10 does not tell', () => {
    if (version.startsWith('3.')) return
    const deprecated = brokerUsedFeatures.parse(recorded(version, 'deprecated-used'))
    expect(found({ deprecated })).toEqual([{ kind: 'deprecated', features: ['transient_nonexcl_queues'] }])
  })

  const policies = tolerantList(brokerPolicy).parse(recorded(version, 'policies')).rows
  const bounds = tolerantList(brokerPolicy).parse(recorded(version, 'operator-policies')).rows
  const queues = tolerantList(brokerQueue).parse(recorded(version, 'policed-queues')).rows
  const unused = async (all: typeof queues) => {
    const { findings } = await tryPolicies([
      { policies, governed: governedByPolicies(all, []), operator: false },
      { policies: bounds, governed: governedByOperator(all), operator: true },
    ])
    return found({ queues: all, unusedPolicies: findings })
  }

  test('policies that match nothing, or lose against another one', async () => {
    const of = { vhost: 'replies', operator: false }
    expect(await unused(queues)).toEqual([
      { kind: 'shadowedPolicy', ...of, policy: 'shadowed', by: ['limit'] },
      { kind: 'unusedPolicy', ...of, policy: 'nothing', pattern: '^no-such-' },
    ])
  })

  test('an operator policy without a queue', async () => {
    expect(await unused([])).toContainEqual({
      kind: 'unusedPolicy',
      vhost: 'replies',
      operator: true,
      policy: 'bounded',
      pattern: '.*',
    })
  })
})
