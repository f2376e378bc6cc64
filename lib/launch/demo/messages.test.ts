import { describe, expect, test } from 'vitest'
import { Catalogue } from './catalogue.mjs'
import { SERVICES } from './services.mjs'
import { shopTopology } from './topology.mjs'
import { USERS } from './users.mjs'

/** The same numbers at every run. */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

const drafts = (count: number) => {
  const catalogue = new Catalogue(dice(7))
  return SERVICES.flatMap(({ user, publishes }) =>
    publishes.flatMap(({ draft }) =>
      Array.from({ length: count }, () => ({ user, ...draft(catalogue, 'amq.gen-answers') })),
    ),
  )
}

describe('what the shop publishes', () => {
  const { exchanges, queues } = shopTopology('4.3.6')

  test('goes to exchanges and queues that are there, by users who may write there', () => {
    for (const { user, exchange, key } of drafts(20)) {
      if (exchange === '') expect(queues.map(({ name }) => name)).toContain(key)
      else expect(exchanges.map(({ name }) => name)).toContain(exchange)
      const rights = USERS.find(({ service }) => service === user)
      expect(exchange || 'amq.default').toMatch(new RegExp(rights?.write ?? ''))
    }
  })

  test('is JSON, with names in two scripts among it', () => {
    const text = drafts(40).map(({ body }) => JSON.stringify(body))
    expect(text.join('')).toMatch(/林薇|王小明/)
    expect(text.join('')).toMatch(/Müller|Sousa|O'Neill|Ødegård/)
  })

  test('carries headers of many types', () => {
    const values = drafts(5).flatMap<unknown>(({ properties }) => Object.values(properties.headers ?? {}))
    const types = new Set(
      values.map((value) =>
        value !== null && typeof value === 'object' && '!' in value
          ? value['!']
          : value === null
            ? 'void'
            : typeof value,
      ),
    )
    expect([...types]).toEqual(
      expect.arrayContaining([
        'string',
        'number',
        'boolean',
        'void',
        'object',
        'byte',
        'decimal',
        'int64',
        'timestamp',
      ]),
    )
  })

  test('holds payments that no binding takes', () => {
    expect(drafts(40).some(({ exchange, key }) => exchange === 'payments' && key === 'void')).toBe(true)
  })
})

test('orders are remembered, and not without end', () => {
  const catalogue = new Catalogue(dice(3))
  expect(catalogue.recent().id).toBe(90_000)
  const placed = Array.from({ length: 2000 }, () => catalogue.place())
  const last = placed.at(-1)
  expect(last?.total).toBeGreaterThan(0)
  for (let count = 0; count < 100; count++) {
    expect(catalogue.recent().id).toBeGreaterThan((last?.id ?? 0) - 40)
  }
})
