import { beforeEach, expect, test, vi } from 'vitest'
import { ConsoleError } from '@/lib/api/problem'
import { brokerOverview } from '@/lib/rabbitmq/broker'
import { brokerNode } from '@/lib/rabbitmq/node'
import { brokerPolicy } from '@/lib/rabbitmq/policy'
import { brokerQueueDetails } from '@/lib/rabbitmq/queue-details'
import { readAlarms } from '@/lib/server/management/alarms'
import { readBroker } from '@/lib/server/management/broker'
import { listNodes } from '@/lib/server/management/nodes'
import { readPolicies } from '@/lib/server/management/policies'
import { readQueue } from '@/lib/server/management/queues'
import { readQuiet } from '@/lib/server/management/quiet'
import { anna as login } from '@/lib/testing/anna'
import { readDiagnosis } from './diagnosis'

vi.mock('@/lib/server/management/alarms')
vi.mock('@/lib/server/management/broker')
vi.mock('@/lib/server/management/nodes')
vi.mock('@/lib/server/management/policies')
vi.mock('@/lib/server/management/queues')
vi.mock('@/lib/server/management/quiet')

const [now, before] = [1_000_000, 400_000]
const fault = { code: 'broker_timeout' as const, detail: 'late', since: before }
const node = (more: object) =>
  brokerNode.parse({ name: 'a', running: true, mem_alarm: false, disk_free_alarm: false, ...more })

/** The nodes as they were read at some time, and why not since. */
const nodesAre = (more: object, asOf: number, faults: { part: string; detail: string }[] = []) =>
  vi.mocked(listNodes).mockResolvedValue({
    nodes: [node(more)],
    unreadable: 0,
    plugins: null,
    faults: faults.map((each) => ({ ...fault, ...each })),
    asOf,
  })
const failing = [{ part: 'nodes', detail: 'late' }]

/** A queue that is consumed and does not move. */
function queueIs(more: object = {}) {
  const queue = brokerQueueDetails.parse({
    vhost: '/',
    name: 'q',
    type: 'classic',
    state: 'running',
    messages: 9,
    messages_ready: 7,
    messages_unacknowledged: 2,
    consumers: 1,
    effective_policy_definition: {},
    message_stats: { deliver_get_details: { rate: 0 }, ack_details: { rate: 0 } },
    ...more,
  })
  vi.mocked(readQueue).mockResolvedValue({
    queue,
    consumers: [],
    bindings: [],
    bindingCount: 1,
    statistics: null,
    faults: [],
    asOf: now,
  })
}

const diagnosis = () => readDiagnosis({ login, tags: ['monitoring'] }, { vhost: '/', name: 'q' })
const found = async () => {
  const { reasons, notSeen, asOf } = await diagnosis()
  return [reasons.map(({ kind }) => kind), notSeen, asOf]
}

beforeEach(() => {
  vi.resetAllMocks()
  queueIs()
  nodesAre({}, now)
  vi.mocked(readBroker).mockResolvedValue({ data: brokerOverview.parse({ object_totals: {} }), asOf: now })
  vi.mocked(readQuiet).mockResolvedValue({ data: 60, asOf: now })
})

test('an alarm of nodes that cannot be read anew is over when the health check says so', async () => {
  nodesAre({ mem_alarm: true }, before, failing)
  vi.mocked(readAlarms).mockResolvedValue({ data: [], asOf: now })
  expect(await found()).toEqual([[], [], now])
})

test('an alarm is found that began after the nodes were read for the last time', async () => {
  nodesAre({}, before, failing)
  vi.mocked(readAlarms).mockResolvedValue({ data: [{ node: 'a', resource: 'disk' }], asOf: now })
  expect(await found()).toEqual([['alarm'], [], now])
})

test.each([
  ['fails', () => vi.mocked(readAlarms).mockRejectedValue(new ConsoleError('broker_timeout', 'late'))],
  [
    'has only what it said before',
    () =>
      vi
        .mocked(readAlarms)
        .mockResolvedValue({ data: [{ node: 'a', resource: 'disk' }], asOf: before, fault }),
  ],
])('where the health check %s as well, alarms are not known', async (_, prepare) => {
  nodesAre({ mem_alarm: true }, before, failing)
  prepare()
  expect(await found()).toEqual([[], ['nodes'], now])
})

test('nodes that are still being read anew say how old what is known of them is', async () => {
  nodesAre({ mem_alarm: true }, before)
  expect(await found()).toEqual([['alarm'], [], before])
  expect(readAlarms).not.toHaveBeenCalled()
})

test('samples and policies of before a fault prove nothing: it may have moved since, or be ruled by others', async () => {
  vi.mocked(readQuiet).mockResolvedValue({ data: 60, asOf: before, fault })
  queueIs({ effective_policy_definition: undefined, policy: 'short' })
  const short = { vhost: '/', name: 'short', pattern: '^q$', definition: { 'message-ttl': 9 } }
  vi.mocked(readPolicies).mockImplementation((_, kind) =>
    Promise.resolve({
      data:
        kind === 'policies'
          ? [{ ...short, 'apply-to': 'queues', priority: 0 }].map((policy) => brokerPolicy.parse(policy))
          : [],
      asOf: before,
      ...(kind === 'policies' ? { fault } : {}),
    }),
  )
  const { verdict, unknown, quiet, reasons, notSeen, asOf } = await diagnosis()
  expect({ verdict, unknown, quiet, asOf }).toEqual({
    verdict: 'unknown',
    unknown: 'samples',
    quiet: null,
    asOf: now,
  })
  expect(notSeen.toSorted()).toEqual(['policies', 'samples'])
  expect(reasons).toEqual([])
})
