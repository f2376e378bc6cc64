import * as fc from 'fast-check'
import type { FieldEntry } from '@/lib/rabbitmq/field'
import type { RandomBinding, RandomExchange, RandomTopology } from './random-topology'

/** What makes messages leave a queue; `reject`: a consumer does, when everything else has come to rest. */
export type Death = 'none' | 'ttl-0' | 'ttl' | 'max-length' | 'reject'

export interface MortalQueue {
  name: string
  type: 'classic' | 'quorum'
  death: Death
  deadLetter: { by: 'argument' | 'policy'; exchange: string; routingKey: string | null } | null
}

export interface RandomDeaths extends RandomTopology {
  mortal: MortalQueue[]
  /** Of the first message, in milliseconds: behind others that stay it would wait for its turn. */
  expiration: number | null
}

const exchangeNames = ['d.0', '死信', 'd 2', 'd3']
const queueNames = ['q', 'w.a', '订单', 'retry', 'dead']
const keys = ['q', 'w.a', 'a', 'a.b', 'retry', '订单']
const patterns = ['#', '*', 'a.#', 'w.*', 'q', '订单', 'retry']
const said = ['expired', 'rejected', 'maxlen', 'q', 'w.a', 'd.0', 'eu']
const headerNames = [
  'region',
  'x-first-death-reason',
  'x-last-death-reason',
  'x-first-death-queue',
  'x-last-death-queue',
]

const text = (name: string, value: string): FieldEntry => ({ name, value: { type: 'string', value } })

/**
 * The one that is a quorum queue: always the same, because a channel of 4.3 that has used a quorum queue crashes when a
 * classic queue takes its name (541, seen on 4.3.6).
 */
const quorumName = 'dead'

const mortalQueue: fc.Arbitrary<MortalQueue> = fc
  .record({
    name: fc.constantFrom(...queueNames),
    death: fc.constantFrom<Death>(
      'none',
      'ttl-0',
      'ttl',
      'ttl',
      'max-length',
      'max-length',
      'reject',
      'reject',
    ),
    deadLetter: fc.oneof(
      { weight: 1, arbitrary: fc.constant(null) },
      {
        weight: 7,
        arbitrary: fc.record({
          by: fc.constantFrom('argument' as const, 'policy' as const),
          exchange: fc.constantFrom(...exchangeNames, ...exchangeNames, '', '', 'gone'),
          routingKey: fc.option(fc.constantFrom(...keys), { freq: 2 }),
        }),
      },
    ),
  })
  .map(({ name, death, deadLetter }) => {
    const isQuorum = name === quorumName
    // A quorum queue keeps one message where max-length is 0.
    return {
      name,
      type: isQuorum ? 'quorum' : 'classic',
      death: isQuorum && death === 'max-length' ? 'none' : death,
      deadLetter,
    }
  })

/** Queues that messages die in, wired to each other by dead-letter exchanges, loops included. */
export const randomDeaths = (messages: number): fc.Arbitrary<RandomDeaths> =>
  fc
    .record({
      exchanges: fc.uniqueArray(
        fc.record({
          name: fc.constantFrom(...exchangeNames),
          type: fc.constantFrom('direct', 'topic', 'fanout', 'headers'),
        }),
        { minLength: 2, selector: ({ name }) => name },
      ),
      mortal: fc.uniqueArray(mortalQueue, { minLength: 3, selector: ({ name }) => name }),
    })
    .chain(({ exchanges, mortal }) => {
      const binding = fc
        .record({
          exchange: fc.constantFrom(...exchanges),
          queue: fc.constantFrom(...mortal),
          key: fc.constantFrom(...keys),
          pattern: fc.constantFrom(...patterns),
          mode: fc.constantFrom('all-with-x', 'any-with-x', 'any'),
          header: fc.constantFrom(...headerNames),
          value: fc.constantFrom(...said),
        })
        .map(({ exchange, queue, key, pattern, mode, header, value }): RandomBinding => ({
          source: exchange.name,
          destination: queue.name,
          destinationType: 'queue',
          key: exchange.type === 'topic' ? pattern : key,
          arguments: exchange.type === 'headers' ? [text('x-match', mode), text(header, value)] : [],
        }))
      const message = fc.record({
        exchange: fc.constantFrom(...exchanges.map(({ name }) => name), '', ''),
        routingKey: fc.constantFrom(...keys),
        headers: fc
          .record({
            region: fc.option(fc.constantFrom(...said), { nil: null }),
            carbon: fc.option(
              fc.record({ name: fc.constantFrom('CC', 'BCC'), key: fc.constantFrom(...keys) }),
              { nil: null, freq: 2 },
            ),
          })
          .map(({ region, carbon }): FieldEntry[] => [
            ...(region === null ? [] : [text('region', region)]),
            ...(carbon === null
              ? []
              : [
                  {
                    name: carbon.name,
                    value: {
                      type: 'array' as const,
                      items: [{ type: 'string' as const, value: carbon.key }],
                    },
                  },
                ]),
          ]),
      })
      return fc.record({
        exchanges: fc.constant(
          exchanges.map((exchange): RandomExchange => ({ ...exchange, internal: false, alternate: null })),
        ),
        queues: fc.constant(mortal.map(({ name }) => name)),
        mortal: fc.constant(mortal),
        bindings: fc.array(binding, { minLength: 3, maxLength: 8 }),
        messages: fc.array(message, { minLength: messages, maxLength: messages }),
        expiration: fc.option(fc.constantFrom(0, 20), { nil: null, freq: 3 }),
      })
    })

const toDefault = (routingKey: string) => ({ by: 'argument' as const, exchange: '', routingKey })

/**
 * One death of each kind and a cycle, whatever the seed finds: a message that expires in a queue which dead-letters to itself
 * would come back the same way, and the broker drops it.
 */
export const eachDeath: RandomDeaths = {
  exchanges: [{ name: 'd.0', type: 'direct', internal: false, alternate: null }],
  queues: ['q', 'w.a', '订单', 'retry'],
  mortal: [
    { name: 'q', type: 'classic', death: 'ttl', deadLetter: toDefault('q') },
    { name: 'w.a', type: 'classic', death: 'max-length', deadLetter: toDefault('retry') },
    { name: '订单', type: 'classic', death: 'reject', deadLetter: toDefault('retry') },
    { name: 'retry', type: 'classic', death: 'none', deadLetter: null },
  ],
  bindings: [],
  messages: ['q', 'w.a', '订单'].map((routingKey) => ({ exchange: '', routingKey, headers: [] })),
  expiration: null,
}
