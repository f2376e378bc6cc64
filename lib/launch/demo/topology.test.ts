import { describe, expect, test } from 'vitest'
import { SERVICES } from './services.mjs'
import { shopTopology } from './topology.mjs'
import { USERS } from './users.mjs'

const { exchanges, queues, bindings } = shopTopology('4.3.6')
const exchangeNames = new Set(exchanges.map(({ name }) => name))
const queueNames = new Set(queues.map(({ name }) => name))

describe('the shop', () => {
  test('has an exchange of every type, one between exchanges, and one for what is not routed', () => {
    expect(new Set(exchanges.map(({ type }) => type))).toEqual(
      new Set(['direct', 'fanout', 'headers', 'topic']),
    )
    expect(bindings.some(({ kind }) => kind === 'exchange')).toBe(true)
    expect(exchanges.some(({ alternate }) => alternate !== undefined && exchangeNames.has(alternate))).toBe(
      true,
    )
  })

  test('binds only what it declares', () => {
    for (const { from, to, kind } of bindings) {
      expect(exchangeNames).toContain(from)
      expect(kind === 'queue' ? queueNames : exchangeNames).toContain(to)
    }
  })

  test('dead-letters only to what it declares', () => {
    for (const { arguments: args } of queues) {
      const exchange = args['x-dead-letter-exchange']
      if (exchange === '') expect(queueNames).toContain(args['x-dead-letter-routing-key'])
      else if (exchange !== undefined) expect(exchangeNames).toContain(exchange)
    }
  })

  test('bounds every queue that nobody empties', () => {
    const consumed = new Set(SERVICES.flatMap(({ consumes }) => consumes.map(({ queue }) => queue)))
    const bounds = ['x-max-length', 'x-max-length-bytes', 'x-message-ttl']
    for (const { name, arguments: args } of queues) {
      if (!consumed.has(name))
        expect(
          bounds.some((bound) => bound in args),
          name,
        ).toBe(true)
    }
  })

  test('asks only 3.x for lazy queues', () => {
    const isLazy = (version: string) =>
      shopTopology(version).queues.some(({ arguments: args }) => args['x-queue-mode'] === 'lazy')
    expect(['3.10.8', '3.13.7', '4.0.5', '4.3.6'].map(isLazy)).toEqual([true, true, false, false])
  })
})

describe('its services', () => {
  test('consume only from queues that are there or their own', () => {
    for (const { queue, own } of SERVICES.flatMap(({ consumes }) => consumes)) {
      if (own === undefined) expect(queueNames).toContain(queue)
      else expect(exchangeNames).toContain(own)
    }
  })

  test('are users who may read what they consume', () => {
    for (const { user, consumes } of SERVICES) {
      const rights = USERS.find(({ service }) => service === user)
      expect(rights, user).toBeDefined()
      for (const { queue } of consumes) expect(queue).toMatch(new RegExp(rights?.read ?? ''))
    }
  })

  test('publish 20 to 40 messages a second in all', () => {
    const all = SERVICES.flatMap(({ publishes }) => publishes).reduce(
      (sum, { perSecond }) => sum + perSecond,
      0,
    )
    expect(all).toBeGreaterThan(20)
    expect(all).toBeLessThan(40)
  })
})
