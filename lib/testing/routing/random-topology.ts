import * as fc from 'fast-check'
import type { FieldEntry, FieldValue } from '@/lib/rabbitmq/field'
import { matchModes } from '@/lib/rabbitmq/routing/headers'
import type { RoutingBinding, RoutingMessage } from '@/lib/rabbitmq/routing/topology'

export interface RandomExchange {
  name: string
  type: string
  internal: boolean
  alternate: { by: 'argument' | 'policy'; exchange: string } | null
}

/** A binding whose arguments have the types that are on the wire. */
export interface RandomBinding extends RoutingBinding {
  arguments: FieldEntry[]
}

export interface RandomTopology {
  exchanges: RandomExchange[]
  queues: string[]
  bindings: RandomBinding[]
  messages: RoutingMessage[]
}

const words = ['a', 'b', 'order', 'orders', 'created', '订单', 'é🐇', '', '*', '#']
const wordsOf = (more: fc.Arbitrary<string>, most: number) =>
  fc.array(more, { maxLength: most }).map((list) => list.join('.'))
const longKeys = ['ü'.repeat(127), 'a.'.repeat(127), `${'订单.'.repeat(36)}a`, '.', '..']
const keys = fc.oneof(
  { weight: 12, arbitrary: wordsOf(fc.constantFrom(...words), 4) },
  { weight: 1, arbitrary: fc.constantFrom(...longKeys) },
  {
    weight: 1,
    arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }).filter((text) => !text.includes('\0')),
  },
)
/** 4.3 refuses more than two # in one binding key. */
const patterns = wordsOf(fc.constantFrom(...words, '*', '*', '#'), 4).filter(
  (key) => key.split('.').filter((word) => word === '#').length <= 2,
)

const base64 = (text: string) => Buffer.from(text, 'latin1').toString('base64')
const simpleValues: FieldValue[] = [
  { type: 'string', value: 'a' },
  { type: 'string', value: '' },
  { type: 'string', value: '1' },
  { type: 'string', value: '订单' },
  { type: 'int8', value: 1 },
  { type: 'uint8', value: 200 },
  { type: 'int16', value: -1 },
  { type: 'uint16', value: 1000 },
  { type: 'int32', value: 1 },
  { type: 'uint32', value: 4_294_967_295 },
  { type: 'int64', value: '1' },
  { type: 'int64', value: '9007199254740993' },
  { type: 'timestamp', value: '1' },
  { type: 'double', value: 1 },
  { type: 'double', value: 0.25 },
  { type: 'float', value: 0.1 },
  { type: 'float', value: 0.25 },
  { type: 'boolean', value: true },
  { type: 'boolean', value: false },
  { type: 'void' },
  { type: 'bytes', base64: base64('a') },
  { type: 'bytes', base64: base64('\u00ff\u00fe') },
]
/** Those whose types the management API does not tell: seldom, or little could be predicted from it. */
const rareValues: FieldValue[] = [
  { type: 'string', value: 'undefined' },
  { type: 'decimal', value: '1.5' },
  { type: 'decimal', value: '12.34' },
  { type: 'array', items: [{ type: 'int32', value: 1 }] },
  { type: 'array', items: [{ type: 'int64', value: '1' }] },
  { type: 'table', entries: [{ name: 'k', value: { type: 'string', value: 'v' } }] },
  { type: 'array', items: [] },
]
const values = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...simpleValues) },
  { weight: 1, arbitrary: fc.constantFrom(...rareValues) },
)
/** What amqplib cannot put into a binding but our own writer can into a message. */
const messageValues = fc.oneof(
  { weight: 12, arbitrary: values },
  {
    weight: 1,
    arbitrary: fc.constantFrom<FieldValue>(
      { type: 'uint64', value: '18446744073709551615' },
      { type: 'binary-string', base64: base64('\u00ff\u00fe') },
    ),
  },
)

const headerNames = ['h', 'n', '中', 'x-a', 'x-b']
const entriesOf = (value: fc.Arbitrary<FieldValue>, names: readonly string[], most: number) =>
  fc.uniqueArray(fc.record({ name: fc.constantFrom(...names), value }), {
    maxLength: most,
    selector: ({ name }) => name,
  })

const pattern = fc
  .record({
    mode: fc.constantFrom(...matchModes, null),
    entries: entriesOf(values, headerNames, 3),
  })
  .map(({ mode, entries }): FieldEntry[] =>
    mode === null ? entries : [...entries, { name: 'x-match', value: { type: 'string', value: mode } }],
  )

const keyList = (pool: readonly string[]): fc.Arbitrary<FieldValue> =>
  fc
    .array(
      fc.oneof(
        {
          weight: 6,
          arbitrary: fc.constantFrom(...pool).map((value): FieldValue => ({ type: 'string', value })),
        },
        { weight: 1, arbitrary: fc.constant<FieldValue>({ type: 'int8', value: 1 }) },
      ),
      { maxLength: 3 },
    )
    .map((items) => ({ type: 'array', items }))

const headersOf = (pool: readonly string[]) =>
  fc
    .record({
      // Of two headers with one name one counts: which one depends on the version.
      entries: fc.array(fc.record({ name: fc.constantFrom(...headerNames), value: messageValues }), {
        maxLength: 4,
      }),
      carbon: fc.oneof(
        { weight: 6, arbitrary: fc.constant(null) },
        { weight: 1, arbitrary: fc.record({ name: fc.constantFrom('CC', 'BCC'), value: keyList(pool) }) },
      ),
    })
    .map(({ entries, carbon }): FieldEntry[] => (carbon === null ? entries : [...entries, carbon]))

const exchangeNames = ['x.0', 'x 1', '交换', 'x%3', 'x/4', 'x5', 'x6', 'x7']
const queueNames = ['a', 'order', '订单', 'a.b', 'q 4', 'q%5', 'q/6', 'order.created', 'é🐇', 'q9']

/** A small wiring with loops, alternates and dead ends, and messages that have a chance in it. `types` are those that the broker has. */
export function randomTopology(types: readonly string[], messages: number): fc.Arbitrary<RandomTopology> {
  const builtIn = ['topic', 'headers', 'headers', 'direct', 'fanout']
  const chosen = ['x-modulus-hash', 'x-local-random', 'x-random', 'x-consistent-hash'].filter((type) =>
    types.includes(type),
  )
  const type = fc.oneof(
    { weight: 20, arbitrary: fc.constantFrom(...builtIn) },
    ...(chosen.length === 0 ? [] : [{ weight: 1, arbitrary: fc.constantFrom(...chosen) }]),
  )
  const alternate = fc.option(
    fc.record({
      by: fc.constantFrom('argument' as const, 'policy' as const),
      exchange: fc.constantFrom(...exchangeNames, ...exchangeNames, 'nowhere', ''),
    }),
    { freq: 2 },
  )
  return fc
    .record({
      exchanges: fc.uniqueArray(
        fc.record({
          name: fc.constantFrom(...exchangeNames),
          type,
          internal: fc.boolean().map((is) => is),
          alternate,
        }),
        { minLength: 4, maxLength: 8, selector: ({ name }) => name },
      ),
      queues: fc.uniqueArray(fc.constantFrom(...queueNames), { minLength: 4, maxLength: 8 }),
      pool: fc.array(keys, { minLength: 3, maxLength: 6 }),
    })
    .chain(({ exchanges, queues, pool }) => {
      const open = exchanges.map((exchange, at) => ({ ...exchange, internal: exchange.internal && at > 3 }))
      const names = open.map(({ name }) => name)
      const binding = fc
        .record({
          source: fc.constantFrom(...open),
          toQueue: fc.nat(9).map((number) => number < 7),
          queue: fc.constantFrom(...queues),
          exchange: fc.constantFrom(...names),
          key: fc.constantFrom(...pool),
          pattern: fc.oneof(
            patterns,
            fc.constantFrom(...pool).filter((key) => hashes(key) <= 2),
          ),
          entries: pattern,
        })
        .map((each): RandomBinding => ({
          source: each.source.name,
          destination: leadsToQueue(each) ? each.queue : each.exchange,
          destinationType: leadsToQueue(each) ? 'queue' : 'exchange',
          key: keyFor(each.source.type, each.pattern, each.key),
          arguments: each.source.type === 'headers' ? each.entries : [],
        }))
      const publishable = open.filter(({ internal }) => !internal).map(({ name }) => name)
      const message = fc
        .record({
          exchange: fc.oneof(
            { weight: 11, arbitrary: fc.constantFrom(...publishable) },
            { weight: 1, arbitrary: fc.constant('') },
          ),
          routingKey: fc.oneof(
            { weight: 5, arbitrary: fc.constantFrom(...pool) },
            { weight: 1, arbitrary: keys },
            { weight: 1, arbitrary: fc.constantFrom(...queues) },
          ),
          headers: headersOf([...pool, ...queues]),
        })
        .map((each): RoutingMessage => each)
      return fc.record({
        exchanges: fc.constant(open),
        queues: fc.constant(queues),
        bindings: fc.array(binding, { minLength: 9, maxLength: 24 }),
        messages: fc.array(message, { minLength: messages, maxLength: messages }),
      })
    })
}

const hashes = (key: string) => key.split('.').filter((word) => word === '#').length

/** x-local-random takes queues only, and no key. */
const leadsToQueue = (each: { source: RandomExchange; toQueue: boolean }): boolean =>
  each.toQueue || each.source.type === 'x-local-random'

function keyFor(type: string, topic: string, key: string): string {
  if (type === 'topic') return topic
  if (type === 'x-local-random') return ''
  // A consistent hash wants a weight.
  return type === 'x-consistent-hash' ? '1' : key
}
