import { describe, expect, it } from 'vitest'
import { bind, exchange, queue, wire } from '@/lib/testing/sample-wiring'
import { problemsOf } from './problems'

describe('wiring', () => {
  it('has alternate and dead-letter exchanges, and says what is named and not there', () => {
    const wiring = wire(
      [
        exchange('events', { alternate: { by: 'policy', exchange: 'lost', policy: 'p' } }),
        exchange('bare', { alternate: { by: 'argument', exchange: 'nowhere' } }),
        exchange('lost', { type: 'fanout' }),
      ],
      [
        queue('work', { exchange: '', routingKey: 'dead' }),
        queue('dead'),
        queue('loop', { exchange: '', routingKey: null }),
        queue('gone', { exchange: 'no.dlx', routingKey: 'k' }),
      ],
      [bind('events', 'work', 'a'), bind('events', 'unknown', 'a'), bind('lost', 'dead')],
    )
    const told = wiring.wires.map(
      ({ kind, source, target, key }) =>
        `${wiring.nodes[source]?.id} ${kind} ${wiring.nodes[target]?.id} ${key ?? '-'}`,
    )
    expect(told.sort()).toEqual([
      'q:gone dead-letter x:no.dlx k',
      'q:loop dead-letter x: -',
      'q:work dead-letter q:dead dead',
      'x:bare alternate x:nowhere -',
      'x:events alternate x:lost -',
      'x:events binding q:work a',
      'x:lost binding q:dead ',
    ])
    const problems = problemsOf(wiring, () => undefined)
    const wrong = [...problems].map(([place, list]) => `${wiring.nodes[place]?.id} ${list.join()}`)
    expect(wrong.sort()).toEqual([
      'q:gone leads-nowhere',
      'x:bare leads-nowhere',
      'x:no.dlx missing',
      'x:nowhere missing',
    ])
  })

  it('finds exchanges that take in more than they give away, and states that are none of the good ones', () => {
    const wiring = wire([exchange('a'), exchange('b'), exchange('c')], [queue('q')], [])
    const told: Record<
      string,
      Parameters<typeof problemsOf>[1] extends (place: number) => infer T ? T : never
    > = {
      'x:a': { incomingRate: 10, outgoingRate: 4 },
      'x:b': { incomingRate: 10, outgoingRate: 9.8 },
      'x:c': { incomingRate: 0.1, outgoingRate: null },
      'q:q': { state: 'minority' },
    }
    const problems = problemsOf(wiring, (place) => told[wiring.nodes[place]?.id ?? ''])
    expect([...problems].map(([place, list]) => [wiring.nodes[place]?.id, ...list])).toEqual([
      ['x:a', 'unroutable'],
      ['q:q', 'state'],
    ])
  })
})
