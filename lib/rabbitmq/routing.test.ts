import { describe, expect, test } from 'vitest'
import { trace } from './routing'
import { endText, missText, reasonText } from './routing/english'
import { queueRules } from './routing/queue-rules'
import type { RoutingBinding, RoutingExchange, RoutingQueue, RoutingTopology } from './routing/topology'
import { indexTopology } from './routing/topology-index'

const exchange = (name: string, type: string, more: Partial<RoutingExchange> = {}): RoutingExchange => ({
  name,
  type,
  internal: false,
  alternate: null,
  delayedType: null,
  ...more,
})
const queue = (name: string, args: Record<string, string | number> = {}): RoutingQueue => ({
  name,
  type: 'classic',
  rules: queueRules(
    'classic',
    Object.entries(args).map(([name, value]) => ({ name, value })),
    {},
    '4.3.6',
  ),
})
const bind = (
  source: string,
  destination: string,
  key = '',
  more: Partial<RoutingBinding> = {},
): RoutingBinding => ({
  source,
  destination,
  destinationType: 'queue',
  key,
  arguments: [],
  ...more,
})
const toExchange = { destinationType: 'exchange' } as const
const index = (topology: Partial<RoutingTopology>) =>
  indexTopology({ version: '4.3.6', exchanges: [], queues: [], bindings: [], ...topology })
const send = (exchange: string, routingKey: string) => ({ exchange, routingKey, headers: [] })

describe('a message that misses its queue by a letter', () => {
  const shop = index({
    exchanges: [exchange('shop', 'topic')],
    queues: [queue('invoices'), queue('audit')],
    bindings: [bind('shop', 'invoices', 'orders.*'), bind('shop', 'audit', 'audit.#')],
  })

  test('says where it goes nowhere, and which word is wrong', () => {
    const { routed, misses } = trace(shop, send('shop', 'order.created'))
    expect(routed.queues.size).toBe(0)
    expect(routed.deadEnds.map(({ reason }) => endText(reason))).toEqual([
      'none of 2 bindings takes it, and there is no alternate exchange',
    ])
    const [nearest] = misses
    expect(nearest?.to).toEqual({ kind: 'queue', name: 'invoices' })
    expect(nearest?.reason.kind === 'topic' && nearest.reason.columns).toEqual([
      { binding: 'orders', key: 'order', result: 'differs' },
      { binding: '*', key: 'created', result: 'takes' },
    ])
    expect(nearest && missText(nearest.reason)).toBe(
      'orders.* does not match "order.created": orders is not "order"',
    )
  })

  test('and the missing binding takes it', () => {
    const fix = trace(shop, send('shop', 'order.created')).misses[0]?.fix
    expect(fix).toEqual({
      source: 'shop',
      destination: 'invoices',
      destinationType: 'queue',
      bindingKey: 'order.*',
      arguments: [],
    })
    const mended = index({
      exchanges: [exchange('shop', 'topic')],
      queues: [queue('invoices')],
      bindings: [bind('shop', 'invoices', fix?.bindingKey ?? '')],
    })
    const { routed } = trace(mended, send('shop', 'order.created'))
    expect([...routed.queues]).toEqual([['invoices', true]])
    expect(routed.hops.map(({ reason }) => reasonText(reason))).toEqual([
      'order.* matches "order.created": "created" is one word for *',
    ])
  })

  test('and takes no more than it must', () => {
    const open = index({
      exchanges: [exchange('shop', 'topic')],
      queues: [queue('audit')],
      bindings: [bind('shop', 'audit', '#.audit')],
    })
    expect(trace(open, send('shop', 'order.created')).misses[0]?.fix?.bindingKey).toBe('order.created')
  })

  test('too many words are counted', () => {
    const { expected } = trace(shop, send('shop', 'orders.created.eu'), { expected: 'invoices' })
    expect(expected?.misses.map(({ reason }) => missText(reason))).toEqual([
      'orders.* does not match "orders.created.eu": "eu" is one word too many',
    ])
  })
})

describe('ways', () => {
  test('a cycle is walked once, a queue reached twice gets one copy', () => {
    const ring = index({
      exchanges: [exchange('a', 'fanout'), exchange('b', 'fanout')],
      queues: [queue('q')],
      bindings: [
        bind('a', 'b', '', toExchange),
        bind('b', 'a', '', toExchange),
        bind('a', 'q'),
        bind('b', 'q'),
      ],
    })
    const { routed } = trace(ring, send('a', ''))
    expect([...routed.queues.keys()]).toEqual(['q'])
    expect(routed.hops.map(({ from, to, repeats }) => [from, to.name, repeats])).toEqual([
      ['a', 'b', false],
      ['a', 'q', false],
      ['b', 'a', true],
      ['b', 'q', true],
    ])
  })

  test('an alternate exchange gets what nothing takes; a policy that may not be read leaves it open', () => {
    const exchanges = [
      exchange('a', 'direct', { alternate: { by: 'policy', exchange: 'rest', policy: 'p' } }),
      exchange('rest', 'fanout', { internal: true }),
      exchange('hidden', 'direct', { alternate: { by: 'unknown', policy: 'p' } }),
    ]
    const alternate = index({ exchanges, queues: [queue('q')], bindings: [bind('rest', 'q')] })
    expect([...trace(alternate, send('a', 'x')).routed.queues.keys()]).toEqual(['q'])
    expect(trace(alternate, send('hidden', 'x')).routed.isComplete).toBe(false)
    expect(trace(alternate, send('rest', 'x')).refused).toEqual({ kind: 'internal', exchange: 'rest' })
    expect(trace(alternate, send('gone', 'x')).refused).toEqual({ kind: 'no-exchange', exchange: 'gone' })
  })

  test('types that choose by themselves give their candidates', () => {
    const hash = index({
      exchanges: [exchange('h', 'x-consistent-hash')],
      queues: [queue('q1'), queue('q2')],
      bindings: [bind('h', 'q1', '1'), bind('h', 'q2', '1')],
    })
    expect([...trace(hash, send('h', 'x')).routed.queues]).toEqual([
      ['q1', false],
      ['q2', false],
    ])
  })

  test('CC and BCC are keys too; anything but an array closes the channel', () => {
    const direct = index({ queues: [queue('a'), queue('b')] })
    const headers = [
      { name: 'CC', value: { type: 'array' as const, items: [{ type: 'string' as const, value: 'b' }] } },
    ]
    expect([...trace(direct, { ...send('', 'a'), headers }).routed.queues.keys()]).toEqual(['a', 'b'])
    const wrong = [{ name: 'BCC', value: { type: 'string' as const, value: 'b' } }]
    expect(trace(direct, { ...send('', 'a'), headers: wrong }).refused).toEqual({
      kind: 'wrong-header',
      header: 'BCC',
    })
  })
})

describe('dead letters', () => {
  const retry = index({
    exchanges: [],
    queues: [
      queue('work', { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': 'wait' }),
      queue('wait', {
        'x-message-ttl': 30_000,
        'x-dead-letter-exchange': '',
        'x-dead-letter-routing-key': 'work',
      }),
      queue('loop', { 'x-message-ttl': 1, 'x-dead-letter-exchange': '' }),
      queue('lost', { 'x-dead-letter-exchange': 'gone' }),
    ],
  })

  test('are traced on, and a cycle is named', () => {
    const { deadLetters } = trace(retry, send('', 'work'))
    expect(
      deadLetters.map(({ queue, reason, result }) => [queue, reason, [...(result?.queues.keys() ?? [])]]),
    ).toEqual([
      ['work', 'rejected', ['wait']],
      ['wait', 'expired', ['work']],
    ])
    expect(deadLetters[1]?.cycles).toEqual([{ around: ['work', 'wait', 'work'], isDropped: false }])
  })

  test('the broker drops what would go round by itself', () => {
    expect(trace(retry, send('', 'loop')).deadLetters[0]?.cycles).toEqual([
      { around: ['loop', 'loop'], isDropped: true },
    ])
    expect(trace(retry, send('', 'lost')).deadLetters[0]?.isThere).toBe(false)
  })
})

test('10,000 queues, 500 exchanges and 50,000 bindings', { timeout: 60_000 }, () => {
  const names = Array.from({ length: 500 }, (_, at) => `exchange.${at}`)
  const types = ['topic', 'direct', 'headers', 'fanout', 'topic']
  const topology: RoutingTopology = {
    version: '4.3.6',
    exchanges: names.map((name, at) => exchange(name, types[at % 5] ?? 'topic')),
    queues: Array.from({ length: 10_000 }, (_, at) => queue(`queue.${at}`)),
    bindings: Array.from({ length: 50_000 }, (_, at) => {
      const source = names[at % 500] ?? ''
      const isHop = at % 100 === 7
      return bind(
        source,
        isHop ? (names[(at * 7) % 500] ?? '') : `queue.${at % 10_000}`,
        `key.${at % 50}.*.#`,
        {
          destinationType: isHop ? 'exchange' : 'queue',
          arguments: [{ name: 'n', value: { type: 'int64', value: String(at % 50) } }],
        },
      )
    }),
  }
  const start = performance.now()
  const big = indexTopology(topology)
  const indexed = performance.now() - start
  const times = names.map((name) => {
    const before = performance.now()
    trace(big, {
      exchange: name,
      routingKey: 'key.7.a.b',
      headers: [{ name: 'n', value: { type: 'int8', value: 7 } }],
    })
    return performance.now() - before
  })
  const median = times.toSorted((a, b) => a - b)[250] ?? 0
  // oxlint-disable-next-line no-console -- a measure, not a check
  console.log(
    `index ${indexed.toFixed(0)} ms, trace median ${median.toFixed(2)} ms, slowest ${Math.max(...times).toFixed(1)} ms`,
  )
  expect(indexed).toBeLessThan(5_000)
  expect(median).toBeLessThan(100)
})
