import { describe, expect, test } from 'vitest'
import { brokerChannel } from '@/lib/rabbitmq/channel'
import { brokerConnection } from '@/lib/rabbitmq/connection'
import { keyOf } from '@/lib/rabbitmq/object-key'
import { brokerNode } from '@/lib/rabbitmq/node'
import { brokerPolicy } from '@/lib/rabbitmq/policy'
import { brokerQueue } from '@/lib/rabbitmq/queue'
import { noFacts } from '@/lib/testing/no-facts'
import { findingsOf, rulesOfQueues, type Facts } from './attention'
import { withFollowers } from './behind-findings'
import { findingId, levelOf } from './finding-order'
import { unusedPolicies, policyFinding, type Governed } from './policy-findings'

const node = (name: string, more: object = {}) => brokerNode.parse({ name, running: true, ...more })
const queue = (name: string, more: object = {}) =>
  brokerQueue.parse({ vhost: '/', name, type: 'classic', state: 'running', consumers: 1, ...more })
const channel = (more: object) => brokerChannel.parse({ name: 'c (1)', state: 'running', ...more })
const policy = (name: string, pattern: string, more: object = {}) =>
  brokerPolicy.parse({
    vhost: '/',
    name,
    pattern,
    'apply-to': 'queues',
    priority: 0,
    definition: {},
    ...more,
  })
const rate = (value: number) => ({ rate: value })

const found = (facts: Partial<Facts>) => findingsOf({ ...noFacts, ...facts })
const kinds = (facts: Partial<Facts>) => found(facts).map((finding) => finding.kind)

describe('alarms that nodes do not tell', () => {
  const alarms = [{ node: 'a', resource: 'disk' as const }]

  test.each([
    ['are taken from the health check', [node('a'), node('b')], [{ kind: 'disk', node: { name: 'a' } }]],
    ['are known without any node', null, [{ kind: 'disk', node: { name: 'a' }, free: null, limit: null }]],
    ['are those of a node that tells none', [node('a', { mem_alarm: false, disk_free_alarm: false })], []],
  ])('%s', (_, nodes, expected) => {
    expect(found({ nodes, alarms })).toMatchObject(expected)
  })

  test('are none where nothing says so', () => {
    expect(found({ nodes: [node('a')], alarms: [] })).toEqual([])
  })
})

test('of what is not known nothing is said', () => {
  expect(found({})).toEqual([])
})

test.each([
  ['runs everywhere', { a: 'running', b: 'running' }, []],
  [
    'is stopped on one node',
    { a: 'running', b: 'stopped' },
    [{ kind: 'vhostDown', vhost: 'shop', nodes: ['b'] }],
  ],
  ['has a node that is down', { a: 'running', b: 'nodedown' }, []],
  ['is not told of', null, []],
])('a virtual host that %s', (_, nodes, expected) => {
  expect(found({ vhosts: [{ name: 'shop', nodes }] })).toEqual(expected)
})

test('nodes: partitions first, then those that are down, then alarms', () => {
  const nodes = [
    node('a', { mem_alarm: true, disk_free_alarm: true }),
    node('b', { running: false }),
    node('c', { partitions: ['b'] }),
    node('d', { being_drained: true }),
    node('e'),
  ]
  expect(kinds({ nodes })).toEqual(['partition', 'down', 'memory', 'disk', 'drained'])
})

test('a node that tells whom it cannot see runs, whatever the others say of it', () => {
  expect(kinds({ nodes: [node('a', { running: false, partitions: ['b'] })] })).toEqual(['partition'])
  // Of one that ended nothing is told but its name, also where others have not forgotten their partition.
  const nodes = [node('a', { partitions: ['b'] }), node('b', { running: false })]
  expect(kinds({ nodes })).toEqual(['partition', 'down'])
})

describe('a queue', () => {
  test.each([
    ['rests with a consumer', { messages: 500, messages_ready: 500, messages_details: rate(0) }, []],
    ['is empty and has no consumer', { consumers: 0, messages_ready: 0 }, []],
    ['has messages and no consumer', { consumers: 0, messages_ready: 5 }, ['noConsumer']],
    ['does not tell its consumers', { consumers: undefined, messages_ready: 5 }, []],
    ['is a stream', { type: 'stream', consumers: 0, messages_ready: 5, messages: 5 }, []],
    [
      'is a delay: it expires into another queue',
      {
        consumers: 0,
        messages_ready: 5,
        arguments: { 'x-message-ttl': 30_000, 'x-dead-letter-exchange': '' },
      },
      [],
    ],
    [
      'expires into another queue, and was consumed before',
      {
        consumers: 0,
        messages_ready: 5,
        message_stats: { deliver: 3, deliver_no_ack: 0 },
        arguments: { 'x-message-ttl': 30_000, 'x-dead-letter-exchange': '' },
      },
      ['noConsumer'],
    ],
    [
      'is a delay that somebody peeked into by get',
      {
        consumers: 0,
        messages_ready: 5,
        message_stats: { deliver: 0, deliver_no_ack: 0, deliver_get: 2, get: 2 },
        arguments: { 'x-message-ttl': 30_000, 'x-dead-letter-exchange': '' },
      },
      [],
    ],
    ['only expires', { consumers: 0, messages_ready: 5, arguments: { 'x-message-ttl': 1 } }, ['noConsumer']],
    ['grows', { messages: 900, messages_details: rate(12) }, ['growing']],
    ['grows, but is small', { messages: 90, messages_details: rate(12) }, []],
    ['grows by a hair', { messages: 900, messages_details: rate(0.4) }, []],
    ['drains', { messages: 900, messages_details: rate(-30) }, ['draining']],
    [
      'is full and gets more',
      {
        messages_ready: 100,
        arguments: { 'x-max-length': 100 },
        message_stats: { publish_details: rate(3) },
      },
      ['atLimit'],
    ],
    [
      'is full and gets nothing',
      {
        messages_ready: 100,
        arguments: { 'x-max-length': 100 },
        message_stats: { publish_details: rate(0) },
      },
      [],
    ],
    [
      'sees most deliveries again',
      { message_stats: { deliver_get_details: rate(10), redeliver_details: rate(8) } },
      ['redelivered'],
    ],
    [
      'sees some deliveries again',
      { message_stats: { deliver_get_details: rate(10), redeliver_details: rate(2) } },
      [],
    ],
    ['waits for slow consumers', { messages_ready: 400, consumer_capacity: 0.1 }, ['slowConsumers']],
    ['has consumers that wait for it', { messages_ready: 400, consumer_capacity: 0.9 }, []],
    [
      'has consumers that hold messages and ack none',
      {
        messages_ready: 9,
        messages_unacknowledged: 3,
        message_stats: { deliver_get_details: rate(0), ack_details: rate(0) },
      },
      ['stuck'],
    ],
    [
      'has consumers that work',
      {
        messages_ready: 9,
        messages_unacknowledged: 3,
        message_stats: { deliver_get_details: rate(0), ack_details: rate(1) },
      },
      [],
    ],
    ['has no members to lose', { type: 'quorum', members: [], online: [] }, []],
    ['is down', { state: 'down' }, ['stopped']],
    ['lost its majority, by its state', { type: 'quorum', state: 'minority' }, ['minority']],
    [
      'lost its majority, by its members',
      { type: 'quorum', members: ['a', 'b', 'c'], online: ['a'] },
      ['minority'],
    ],
    ['lost one of three', { type: 'quorum', members: ['a', 'b', 'c'], online: ['a', 'c'] }, ['lagging']],
    ['has one member, online', { type: 'quorum', members: ['a'], online: ['a'] }, []],
    ['is a stream without majority', { type: 'stream', members: ['a', 'b'], online: ['b'] }, ['minority']],
  ])('%s', (_, more, expected) => {
    const quietQueues = new Map([[keyOf({ vhost: '/', name: 'q' }), 60]])
    expect(kinds({ queues: [queue('q', more)], quietQueues })).toEqual(expected)
  })

  const mirrored = {
    node: 'a',
    policy: 'ha',
    messages: 5,
    slave_nodes: ['c', 'b'],
    synchronised_slave_nodes: [],
  }
  const byDefault = { onFailure: true, onShutdown: false, automatic: false }
  const lacks = {
    kind: 'unsynchronised',
    lacking: ['b', 'c'],
    mirrors: 2,
    total: 5,
    mirroring: byDefault,
    syncing: false,
  }

  test.each([
    ['no mirror synchronised', {}, {}, [lacks]],
    ['one of two synchronised', { synchronised_slave_nodes: ['b'] }, {}, [{ ...lacks, lacking: ['c'] }]],
    ['all synchronised', { synchronised_slave_nodes: ['b', 'c'] }, {}, []],
    ['no mirror at all', { slave_nodes: [] }, {}, []],
    ['nothing in it', { messages: 0 }, {}, []],
    ['a leader that is down', { state: 'down', messages: undefined }, {}, [{ kind: 'stopped' }]],
    ['nobody knows how much in it', { messages: undefined }, {}, [{ ...lacks, total: null }]],
    ['a synchronisation that runs', { state: 'syncing' }, {}, [{ ...lacks, syncing: true }]],
    [
      'a policy that promotes on shutdown',
      {},
      { 'ha-promote-on-shutdown': 'always' },
      [{ ...lacks, mirroring: { ...byDefault, onShutdown: true } }],
    ],
    [
      'a policy that does not promote on failure, and synchronises by itself',
      {},
      { 'ha-promote-on-failure': 'when-synced', 'ha-sync-mode': 'automatic' },
      [{ ...lacks, mirroring: { onFailure: false, onShutdown: false, automatic: true } }],
    ],
  ])('that is mirrored (3.x), with %s', (_, more, definition, expected) => {
    const policies = [policy('ha', '.*', { definition: { 'ha-mode': 'all', ...definition } })]
    const queues = [queue('q', { ...mirrored, ...more })]
    expect(found({ version: '3.10.8', queues, policies })).toMatchObject(expected)
  })

  test('with unsynchronised mirrors says nothing of promotion where policies are not known, and is said to lack consumers, too', () => {
    const queues = [queue('q', { ...mirrored, consumers: 0, messages_ready: 5 })]
    expect(found({ version: '3.10.8', queues })).toMatchObject([
      { kind: 'noConsumer' },
      { ...lacks, mirroring: null },
    ])
  })

  test.each([
    ['a minute', new Map([[keyOf({ vhost: '/', name: 'q' }), 60]]), [{ kind: 'stuck', seconds: 60 }]],
    ['some seconds: a consumer may be at work', new Map([[keyOf({ vhost: '/', name: 'q' }), 15]]), []],
    ['nobody knows how long', new Map(), []],
  ])('that stands still for %s', (_, quietQueues, expected) => {
    const still = queue('q', {
      messages_ready: 9,
      messages_unacknowledged: 3,
      message_stats: { deliver_get_details: rate(0), ack_details: rate(0) },
    })
    expect(found({ queues: [still], quietQueues })).toMatchObject(expected)
  })

  test.each([
    [
      'bytes are full',
      { messages_ready: 10, message_bytes_ready: 995 },
      { 'x-max-length-bytes': 1_000 },
      'bytes',
    ],
    [
      'bytes have room',
      { messages_ready: 10, message_bytes_ready: 500 },
      { 'x-max-length-bytes': 1_000 },
      null,
    ],
    [
      'bytes come before messages',
      { messages_ready: 10, message_bytes_ready: 995 },
      { 'x-max-length-bytes': 1_000, 'x-max-length': 50 },
      'bytes',
    ],
    [
      'messages come before bytes',
      { messages_ready: 50, message_bytes_ready: 50 },
      { 'x-max-length-bytes': 1_000, 'x-max-length': 50 },
      'messages',
    ],
    ['bytes are not told', { messages_ready: 10 }, { 'x-max-length-bytes': 1_000 }, null],
  ])('whose %s', (_, depth, args, limitIn) => {
    const more = { ...depth, arguments: args, message_stats: { publish_details: rate(3) } }
    expect(found({ queues: [queue('q', more)] })).toMatchObject(
      limitIn === null ? [] : [{ kind: 'atLimit', limitIn }],
    )
  })

  test('that grows says when its bytes are full, by the size of its messages', () => {
    const grows = queue('q', {
      messages: 400,
      messages_ready: 400,
      message_bytes_ready: 40_000,
      messages_details: rate(2),
      arguments: { 'x-max-length-bytes': 100_000, 'x-max-length': 10_000 },
    })
    expect(found({ queues: [grows] })).toMatchObject([
      { kind: 'growing', limit: 100_000, limitIn: 'bytes', secondsLeft: 300 },
    ])
  })

  test.each([
    [
      { 'x-message-ttl': 30_000, 'x-dead-letter-exchange': 'late' },
      { ttl: 30_000, exchange: 'late' },
    ],
    [{ 'x-message-ttl': 30_000 }, null],
    [{ 'x-dead-letter-exchange': 'late' }, null],
  ])('without a consumer says where its messages expire into: %o', (args, expires) => {
    const lost = queue('q', {
      consumers: 0,
      messages_ready: 5,
      message_stats: { deliver: 3 },
      arguments: args,
    })
    expect(found({ queues: [lost] })).toMatchObject([{ kind: 'noConsumer', expires }])
  })

  test('that grows without a consumer says how fast, when it is full and when the disk is', () => {
    const alone = queue('q', {
      consumers: 0,
      node: 'n',
      messages: 400,
      messages_ready: 400,
      messages_details: rate(2),
      arguments: { 'x-max-length': 1_000 },
    })
    const nodes = [node('n', { disk_free: 5_000, disk_free_limit: 1_000, disk_free_details: rate(-20) })]
    expect(found({ queues: [alone], nodes })).toMatchObject([
      { kind: 'noConsumer', perSecond: 2, limit: 1_000, secondsLeft: 300, secondsOfDisk: 200 },
    ])
    const rests = queue('q', { consumers: 0, messages: 400, messages_ready: 400, messages_details: rate(0) })
    expect(found({ queues: [rests], nodes })).toMatchObject([
      { kind: 'noConsumer', perSecond: null, limit: null, secondsLeft: null, secondsOfDisk: null },
    ])
  })

  test('that grows says when it is full, by the smaller of argument and policies', () => {
    const grows = queue('q', {
      messages: 400,
      messages_details: rate(2),
      arguments: { 'x-max-length': 10_000 },
      policy: 'short',
      operator_policy: 'shorter',
    })
    const [finding] = found({
      queues: [grows],
      policies: [policy('short', 'q', { definition: { 'max-length': 5_000 } })],
      operatorPolicies: [policy('shorter', 'q', { definition: { 'max-length': 1_000 } })],
    })
    expect(finding).toMatchObject({ kind: 'growing', limit: 1_000, secondsLeft: 300 })
  })

  test.each([
    ['what its policies come to', [{ name: 'max-length', value: 1_000 }], 1_000],
    ['that they come to nothing', [], null],
    ['nothing: then by the policies themselves', null, 5_000],
  ])('has the limit of its policies, where the broker tells %s', (_, effectivePolicy, limit) => {
    const policies = [policy('short', 'q', { definition: { 'max-length': 5_000 } })]
    const rulesOf = rulesOfQueues({ version: '4.3.6', policies, operatorPolicies: null })
    expect(rulesOf({ ...queue('q', { policy: 'short' }), effectivePolicy }).maxLength).toBe(limit)
  })

  test('that grows says when the disk of its node is at its limit, if that fills', () => {
    const grows = { ...queue('q', { messages: 900, messages_details: rate(4) }), node: 'n', consumers: 1 }
    const disk = (each: number) =>
      brokerNode.parse({
        name: 'n',
        running: true,
        disk_free: 5_000,
        disk_free_limit: 1_000,
        disk_free_details: rate(each),
      })
    expect(found({ queues: [grows], nodes: [disk(-20)] })).toMatchObject([{ secondsOfDisk: 200 }])
    expect(found({ queues: [grows], nodes: [disk(20)] })).toMatchObject([{ secondsOfDisk: null }])
    expect(found({ queues: [grows] })).toMatchObject([{ secondsOfDisk: null }])
  })

  test('that drains says when it is empty', () => {
    const drains = queue('q', { messages: 900, messages_details: rate(-30) })
    expect(found({ queues: [drains] })).toMatchObject([{ kind: 'draining', secondsLeft: 30 }])
  })
})

test('the fullest first, whatever the order they come in; the same finding has the same id', () => {
  const waiting = (name: string, ready: number) => queue(name, { consumers: 0, messages_ready: ready })
  const queues = [waiting('few', 2), waiting('most', 900), waiting('same b', 5), waiting('same a', 5)]
  const names = (list: typeof queues) =>
    found({ queues: list }).map((each) => ('queue' in each ? each.queue.name : ''))
  expect(names(queues)).toEqual(['most', 'same a', 'same b', 'few'])
  expect(names(queues.toReversed())).toEqual(names(queues))
  const ids = (list: typeof queues) => found({ queues: list }).map(findingId)
  expect(new Set(ids(queues)).size).toBe(4)
  expect(ids(queues)).toEqual(ids(queues.map((each) => ({ ...each, ready: (each.ready ?? 0) * 2 }))))
})

test('a queue is named once, by the worst of its findings', () => {
  const full = queue('full', {
    consumers: 0,
    messages_ready: 100,
    arguments: { 'x-max-length': 100 },
    message_stats: { publish_details: rate(3) },
  })
  expect(kinds({ queues: [full] })).toEqual(['atLimit'])
})

describe('dead letters', () => {
  const targets = [{ vhost: '/', queue: 'dead', exchange: 'dlx' }]

  test('that nobody consumes are said once', () => {
    const dead = queue('dead', { consumers: 0, messages_ready: 7 })
    expect(found({ queues: [dead], deadLetterTargets: targets })).toMatchObject([
      { kind: 'deadLetters', ready: 7, exchange: 'dlx' },
    ])
  })

  test.each([0, 3])('that are consumed and do not get fewer (%s/s) are said', (perSecond) => {
    const dead = queue('dead', { consumers: 2, messages_ready: 7, messages_details: rate(perSecond) })
    expect(found({ queues: [dead], deadLetterTargets: targets })).toMatchObject([
      { kind: 'deadLetters', ready: 7, consumers: 2 },
    ])
  })

  test.each([
    ['empty', { consumers: 0, messages_ready: 0 }],
    ['consumed, and get fewer', { consumers: 2, messages_ready: 7, messages_details: rate(-0.4) }],
    ['consumed, who knows how fast', { consumers: 2, messages_ready: 7 }],
    ['of a queue whose consumers are not told', { consumers: undefined, messages_ready: 7 }],
    [
      'sent on by themselves',
      {
        consumers: 0,
        messages_ready: 7,
        arguments: { 'x-message-ttl': 5_000, 'x-dead-letter-exchange': 'orders' },
      },
    ],
  ])('that are %s are no finding', (_, more) => {
    expect(kinds({ queues: [queue('dead', more)], deadLetterTargets: targets })).toEqual([])
  })
})

describe('clients', () => {
  const full = { messages_unacknowledged: 3, prefetch_count: 3, message_stats: { ack_details: rate(0) } }
  const waits = { quiet: 60, ready: 5 }
  test.each([
    ['holds all it may and acks none', full, waits, ['prefetchFull']],
    ['does so for some seconds only: it may be at work', full, { quiet: 10, ready: 5 }, []],
    ['does so, and nothing waits for it', full, { quiet: 60, ready: 0 }, []],
    ['does so, and was not looked up', full, null, []],
    ['holds all it may and acks', { ...full, message_stats: { ack_details: rate(9) } }, waits, []],
    ['holds all it may, who knows whether it acks', { ...full, message_stats: undefined }, waits, []],
    ['holds less', { ...full, messages_unacknowledged: 2 }, waits, []],
    ['has no limit', { ...full, prefetch_count: 0 }, waits, []],
  ])('a channel that %s', (_, more, looked, expected) => {
    const heldChannels = new Map(looked === null ? [] : [['c (1)', looked]])
    expect(kinds({ channels: [channel({ consumer_count: 1, ...more })], heldChannels })).toEqual(expected)
  })

  test.each([
    ['running', 0],
    ['flow', 1],
    ['blocked', 1],
    // An alarm is on and it has not published: rabbit_reader calls every consumer so.
    ['blocking', 0],
    ['?', 0],
  ])('a connection in state %s', (state, count) => {
    expect(found({ connections: [brokerConnection.parse({ name: 'c', state })] })).toHaveLength(count)
  })

  test('those that are blocked come before those that are slowed down, whatever their names', () => {
    const connections = ['flow', 'blocked', 'flow', 'blocked'].map((state, index) =>
      brokerConnection.parse({ name: `c${index}`, state }),
    )
    expect(found({ connections })).toMatchObject(
      ['c1', 'c3', 'c0', 'c2'].map((connection) => ({ connection })),
    )
  })
})

describe('the broker', () => {
  const flow = {
    dropped: 0,
    returned: 0,
    connectionsOpened: 0,
    channelsOpened: 0,
    connections: 10,
    channels: 10,
    statisticsQueue: 0,
  }

  test('says when its statistics are late', () => {
    expect(found({ flow: { ...flow, statisticsQueue: 1_001 } })).toEqual([
      { kind: 'statisticsBacklog', events: 1_001 },
    ])
    expect(found({ flow: { ...flow, statisticsQueue: 1_000 } })).toEqual([])
    expect(found({ flow: { ...flow, statisticsQueue: null } })).toEqual([])
  })

  test('says which channels publish into nowhere', () => {
    const channels = [
      channel({ name: 'lost (1)', message_stats: { drop_unroutable_details: rate(3) } }),
      channel({ name: 'fine (1)', message_stats: { publish_details: rate(3) } }),
    ]
    expect(found({ flow: { ...flow, dropped: 3 }, unroutablePublishers: channels })).toEqual([
      { kind: 'unroutable', dropped: 3, returned: 0, channels: ['lost (1)'] },
    ])
    expect(found({ flow, unroutablePublishers: channels })).toEqual([])
  })

  test('says when clients come and go', () => {
    expect(found({ flow: { ...flow, connectionsOpened: 20 } })).toMatchObject([
      { kind: 'churn', of: 'connections', opened: 20, open: 10 },
    ])
    // 6 of 5,000 in a second is how a large fleet is.
    expect(found({ flow: { ...flow, channelsOpened: 6, channels: 5_000 } })).toEqual([])
  })

  test('says that certificates expire and that deprecated features are used', () => {
    const certificates = {
      check: 'certificate-expiration' as const,
      state: 'failed' as const,
      reason: 'Certificates expiring',
      evidence: ['expired: …'],
    }
    expect(kinds({ certificates, deprecated: ['transient_nonexcl_queues'] })).toEqual([
      'certificates',
      'deprecated',
    ])
    expect(kinds({ certificates: { ...certificates, state: 'absent' }, deprecated: [] })).toEqual([])
  })

  test('certificates are those of one node, unless it is alone', () => {
    const certificates = {
      check: 'certificate-expiration' as const,
      state: 'failed' as const,
      reason: 'Certificates expiring',
      evidence: [],
    }
    const ofOneNode = (nodes: Facts['nodes']) =>
      found({ certificates, nodes }).filter((finding) => finding.kind === 'certificates' && finding.ofOneNode)
    expect(ofOneNode([node('rabbit@a')])).toEqual([])
    expect(ofOneNode([node('rabbit@a'), node('rabbit@b')])).toHaveLength(1)
    // How many there are is not told to everybody.
    expect(ofOneNode(null)).toHaveLength(1)
  })
})

describe('policies', () => {
  const object = (name: string, more: Partial<Governed> = {}): Governed => ({
    vhost: '/',
    name,
    kind: 'queue',
    type: 'classic',
    policy: null,
    ...more,
  })
  const objects = [
    object('orders', { kind: 'exchange', type: '' }),
    object('orders.eu', { policy: 'wins' }),
    object('other'),
    object('events', { type: 'stream' }),
  ]
  const tried = (operator: boolean, ...policies: ReturnType<typeof policy>[]) =>
    unusedPolicies(policies, objects).map((unused) => {
      const pattern = new RegExp(unused.policy.pattern)
      return policyFinding(unused, operator, (name) => pattern.test(name))
    })

  test.each([
    ['match nothing', policy('idle', '^invoices'), 'unusedPolicy'],
    ['would match an exchange, and are not for exchanges', policy('queues only', '^orders$'), 'unusedPolicy'],
    [
      'would match a stream, and are for quorum queues',
      policy('q', '^events$', { 'apply-to': 'quorum_queues' }),
      'unusedPolicy',
    ],
    ['match in another virtual host', policy('elsewhere', '.*', { vhost: 'b' }), 'unusedPolicy'],
    ['others win over', policy('loses', 'eu$'), 'shadowedPolicy'],
    ['are about to hold', policy('just made', '^other$'), undefined],
  ])('that %s', (_, one, kind) => {
    expect(tried(false, one)).toMatchObject([
      kind === undefined ? {} : { kind, operator: false, policy: one.name },
    ])
    expect(tried(true, one).map((finding) => finding?.kind)).toEqual([kind])
  })

  test('that hold are not tried', () => {
    expect(tried(false, policy('wins', '^orders'))).toEqual([])
  })

  test('are told from operator policies of the same name', () => {
    const [own] = tried(false, policy('idle', '^x'))
    const [operator] = tried(true, policy('idle', '^x'))
    const ids = [own, operator].flatMap((finding) => (finding ? [findingId(finding)] : []))
    expect(new Set(ids).size).toBe(2)
  })

  test('are named with the other findings', () => {
    const [unused] = tried(false, policy('idle', '^x'))
    expect(kinds({ unusedPolicies: unused ? [unused] : [] })).toEqual(['unusedPolicy'])
  })
})

test('every finding has its level', () => {
  expect(levelOf({ kind: 'deprecated', features: ['x'] })).toBe('info')
  expect(levelOf({ kind: 'down', node: { name: 'a' } })).toBe('bad')
})

describe('members of a quorum queue that are online and behind', () => {
  const three = { type: 'quorum', members: ['a', 'b', 'c'], online: ['a', 'b', 'c'] }
  const key = keyOf({ vhost: '/', name: 'q' })
  const writes = { publish_details: rate(3_000), ack_details: rate(2_000) }

  test.each([
    ['as far as holds the queue up', {}, 1_000, [1_000]],
    ['by a few entries are not', {}, 999, []],
    ['by less than is written in a second are not', { message_stats: writes }, 4_999, []],
    ['by more than is written in a second', { message_stats: writes }, 5_000, [5_000]],
    ['but away are said to be away', { online: ['a', 'b'] }, 1_000, []],
    ['are no matter without a majority', { online: ['c'] }, 1_000, []],
    ['of no quorum queue are none', { type: 'stream' }, 1_000, []],
  ])('%s', (_, more, entries, expected) => {
    const behind = new Map([[key, [{ node: 'c', entries }]]])
    const findings = found({ queues: [queue('q', { ...three, ...more })], behind })
    const said = findings.flatMap((finding) => (finding.kind === 'behind' ? [finding] : []))
    expect(said.flatMap((finding) => finding.behind.map((each) => each.entries))).toEqual(expected)
  })

  test('are said beside what else is wrong with the queue', () => {
    const behind = new Map([[key, [{ node: 'b', entries: 7_000 }]]])
    const left = queue('q', { ...three, online: ['a', 'b'], consumers: 0, messages_ready: 5 })
    const findings = found({ queues: [left], behind })
    expect(findings.map(({ kind }) => kind)).toEqual(['noConsumer', 'lagging', 'behind'])
    expect(findings[2]).toMatchObject({ members: 3, behind: [{ node: 'b', entries: 7_000 }] })
  })

  test('are looked for where most is written, then where most lies', () => {
    const queues = [
      queue('empty', three),
      queue('full', { ...three, messages: 9 }),
      queue('acked', { ...three, message_stats: { ack_details: rate(2) } }),
      queue('busy', { ...three, message_stats: { publish_details: rate(3) } }),
      queue('alone', { ...three, members: ['a'], online: ['a'] }),
      queue('unknown', { ...three, online: null }),
      queue('classic'),
    ]
    expect(withFollowers(queues).map(({ name }) => name)).toEqual(['busy', 'acked', 'full', 'empty'])
  })
})
