import { expect, test } from 'vitest'
import {
  brokerCheck,
  checkPath,
  healthChecks,
  healthQuestion,
  joinedResults,
  type CheckResult,
} from './health'
import { tallyOf } from './health-tally'

const question = healthQuestion.parse({})

test('every check has its path, and the port only when it is asked for', () => {
  expect(
    healthChecks.map((check) => checkPath(check, question)).filter((path) => path === null),
  ).toHaveLength(1)
  expect(checkPath('port-listener', { ...question, port: 5672 })).toBe('port-listener/5672')
  expect(checkPath('certificate-expiration', { ...question, within: 3, unit: 'weeks' })).toBe(
    'certificate-expiration/3/weeks',
  )
  expect(checkPath('protocol-listener', { ...question, protocol: 'http/prometheus' })).toBe(
    'protocol-listener/http%2Fprometheus',
  )
})

test.each([
  [{ status: 'ok' }, { state: 'ok', reason: null, evidence: [] }],
  // 4.3.6 and 3.10.8 word it alike.
  [
    { status: 'ok', reason: 'single node cluster' },
    { state: 'ok', reason: 'single node cluster', evidence: [] },
  ],
  [
    { status: 'failed', reason: 'No active listener', missing: 1, ports: [5672, 15_672] },
    {
      state: 'failed',
      reason: 'No active listener',
      evidence: ['missing: 1', 'ports: 5672, 15672'],
    },
  ],
  [
    {
      status: 'failed',
      reason: 'There are alarms in effect',
      alarms: [{ node: 'rabbit@a', resource: 'disk' }],
    },
    {
      state: 'failed',
      reason: 'There are alarms in effect',
      evidence: ['alarms: node rabbit@a, resource disk'],
    },
  ],
])('%j', (answer, result) => {
  expect(brokerCheck.parse(answer)).toEqual(result)
})

test('evidence is bounded', () => {
  const { evidence } = brokerCheck.parse({
    status: 'failed',
    queues: Array.from({ length: 500 }, (_, name) => ({ name })),
  })
  expect(evidence).toHaveLength(21)
  expect(evidence.at(-1)).toBe('… 480')
})

test.each([
  { within: 'soon' },
  { port: 70_000 },
  { protocol: 'a b' },
  { protocol: 'amqp,' },
  { unit: 'hours' },
])('a question that makes no sense is refused: %j', (asked) => {
  expect(healthQuestion.safeParse(asked).success).toBe(false)
})

const result = (state: CheckResult['state'], reason: string | null = null): CheckResult => ({
  check: 'protocol-listener',
  state,
  reason,
  evidence: reason === null ? [] : [`of ${reason}`],
})

test('a check without an answer has not failed', () => {
  const checks = [result('ok'), result('unknown'), result('failed'), result('absent'), result('ok')]
  expect(tallyOf(checks)).toEqual({ ran: 4, failed: 1, unknown: 1 })
})

test('several protocols are one check', () => {
  expect(healthQuestion.parse({ protocol: 'amqp,http/prometheus' }).protocol).toBe('amqp,http/prometheus')
  expect(joinedResults([result('ok'), result('ok')])).toMatchObject({ state: 'ok', reason: null })
  expect(joinedResults([result('ok'), result('unknown', 'late'), result('failed', 'none')])).toMatchObject({
    state: 'failed',
    reason: 'none',
    evidence: ['of none'],
  })
  expect(joinedResults([result('unknown', 'late'), result('ok')])).toMatchObject({ state: 'unknown' })
})
