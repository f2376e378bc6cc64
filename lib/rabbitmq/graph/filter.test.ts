import { describe, expect, it } from 'vitest'
import { at, bind, exchange, queue, wire } from '@/lib/testing/sample-wiring'
import { filterWiring, type GraphFilter } from './filter'
import { reach } from './neighbours'

describe('focus and filter', () => {
  const chain = wire(
    [exchange('in'), exchange('events'), exchange('other')],
    [queue('one', { exchange: 'other', routingKey: null }), queue('two'), queue('dead')],
    [
      bind('in', 'events', '#', 'exchange'),
      bind('events', 'one'),
      bind('events', 'two'),
      bind('other', 'dead'),
    ],
  )
  const ids = (places: Iterable<number>) => [...places].map((place) => chain.nodes[place]?.id ?? '').sort()

  it('goes so many hops up, down, or both, and along dead letters', () => {
    const from = [at(chain, 'x:events')]
    expect(ids(reach(chain, from, 1, 'both'))).toEqual(['q:one', 'q:two', 'x:events', 'x:in'])
    expect(ids(reach(chain, from, 2, 'down'))).toEqual(['q:one', 'q:two', 'x:events', 'x:other'])
    expect(ids(reach(chain, from, 1, 'up'))).toEqual(['x:events', 'x:in'])
    expect(ids(reach(chain, [at(chain, 'q:dead')], Infinity, 'up'))).toEqual([
      'q:dead',
      'q:one',
      'x:events',
      'x:in',
      'x:other',
    ])
  })

  it('keeps what fits and what that is wired to, and does not guess an unknown depth', () => {
    const facts = (place: number) =>
      ({ 'q:one': { policy: 'p', total: 5 }, 'q:two': { policy: null, total: null } })[
        chain.nodes[place]?.id ?? ''
      ]
    const none: GraphFilter = { name: '', type: '', policy: null, depth: 0 }
    const ask = (filter: Partial<GraphFilter>) => filterWiring(chain, { ...none, ...filter }, facts)
    expect(ids(ask({ name: 'TW' }).places)).toEqual(['q:two', 'x:events'])
    expect(ids(ask({ policy: 'p' }).fitting)).toEqual(['q:one'])
    expect(ids(ask({ type: 'classic' }).fitting)).toEqual(['q:dead', 'q:one', 'q:two'])
    const deep = ask({ depth: 1 })
    expect([ids(deep.fitting), deep.undecided]).toEqual([['q:one'], 2])
  })
})
