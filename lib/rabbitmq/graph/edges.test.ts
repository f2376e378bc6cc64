import { describe, expect, it } from 'vitest'
import { all, bind, exchange, nameOf, numbers, queue, wire } from '@/lib/testing/sample-wiring'
import { edgeRates, type KnownRates } from './edge-rates'
import { fold } from './fold'
import { shownEdges } from './shown-edges'
import type { Wiring } from './wiring'

describe('edges', () => {
  it('makes one edge of many keys, with the first of them in order', () => {
    const wiring = wire(
      [exchange('a')],
      [queue('q')],
      numbers(50).map((n) => bind('a', 'q', `k.${String(99 - n)}`)),
    )
    const [edge] = shownEdges(wiring, fold(wiring, all).nodes)
    expect(edge).toMatchObject({ kind: 'binding', count: 50, different: 50 })
    expect(edge?.keys.map(({ key }) => key).slice(0, 2)).toEqual(['k.50', 'k.51'])
    expect(edge?.keys).toHaveLength(20)
  })

  const told: KnownRates = {
    outOf: () => null,
    into: () => null,
    between: () => undefined,
    byDefaultExchange: 0,
  }
  const rateOf = (wiring: Wiring, rates: Partial<KnownRates>) => {
    const { nodes } = fold(wiring, all)
    const edges = shownEdges(wiring, nodes)
    return Object.fromEntries(
      edgeRates(wiring, nodes, edges, { ...told, ...rates }).map((rate, n) => [
        `${nameOf(wiring, nodes[edges[n]?.source ?? -1] ?? nodes[0] ?? never())}>${nameOf(wiring, nodes[edges[n]?.target ?? -1] ?? nodes[0] ?? never())}`,
        rate,
      ]),
    )
  }
  const two = wire(
    [exchange('a'), exchange('b')],
    [queue('only'), queue('both')],
    [bind('a', 'only', 'x'), bind('a', 'only', 'y'), bind('a', 'both'), bind('b', 'both')],
  )

  it('has a rate where a queue has one way in and nothing comes by the default exchange', () => {
    expect(rateOf(two, { into: () => 7 })).toEqual({
      'x:a>q:only': 7,
      'x:a>q:both': null,
      'x:b>q:both': null,
    })
    expect(rateOf(two, { into: () => 7, byDefaultExchange: 1 })['x:a>q:only']).toBeNull()
    expect(rateOf(two, { into: () => 7, byDefaultExchange: null })['x:a>q:only']).toBeNull()
  })

  it('has one where an exchange has one way out, and where the broker counts in detail', () => {
    expect(rateOf(two, { outOf: () => 3 })).toEqual({
      'x:a>q:only': null,
      'x:a>q:both': null,
      'x:b>q:both': 3,
    })
    expect(rateOf(two, { between: () => 2 })).toEqual({ 'x:a>q:only': 2, 'x:a>q:both': 2, 'x:b>q:both': 2 })
  })

  it('has none behind dead letters, nor where another exchange is in between', () => {
    const fed = wire(
      [exchange('in'), exchange('mid'), exchange('dlx')],
      [queue('q'), queue('r'), queue('dead'), queue('work', { exchange: 'dlx', routingKey: null })],
      [bind('in', 'mid', '#', 'exchange'), bind('mid', 'q'), bind('mid', 'r'), bind('dlx', 'dead')],
    )
    const rates = rateOf(fed, { outOf: () => 3, between: () => 2, into: () => 5 })
    expect(rates).toMatchObject({ 'x:in>x:mid': null, 'x:mid>q:q': 5, 'x:dlx>q:dead': null })
  })
})

function never(): never {
  throw new Error('no node')
}
