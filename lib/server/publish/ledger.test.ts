import { describe, expect, it } from 'vitest'
import { Ledger, type Waiting, type WireMessage } from './ledger'

const message = (routingKey: string, text = 'x', exchange = 'e'): WireMessage => ({
  exchange,
  routingKey,
  properties: Buffer.alloc(2),
  payload: Buffer.from(text),
  mandatory: true,
})
const returned = (routingKey: string, exchange = 'e') => ({
  replyCode: 312,
  replyText: 'NO_ROUTE',
  exchange,
  routingKey,
})
const comeBack = (ledger: Ledger, key: string, text = 'x') =>
  ledger.takeReturn(returned(key), Buffer.from(text))
const numbers = (ledger: Ledger) => ledger.returns.messages().map(({ n }) => n)

describe('a return', () => {
  it('is the first message behind the last one that came back which looks like it', () => {
    const ledger = new Ledger()
    const sent = ['a', 'b', 'a', 'c', 'a'].map((key) => ledger.enter(message(key)))
    expect(comeBack(ledger, 'b')).toBe(sent[1])
    // The first "a" came before: the broker had nothing against it.
    expect(comeBack(ledger, 'a')).toBe(sent[2])
    expect(comeBack(ledger, 'a')).toBe(sent[4])
    expect(numbers(ledger)).toEqual([5, 3, 2])
  })

  it('that came out of order is the oldest that looks like it', () => {
    const ledger = new Ledger()
    const sent = ['a', 'b'].map((key) => ledger.enter(message(key)))
    expect(comeBack(ledger, 'b')).toBe(sent[1])
    expect(comeBack(ledger, 'a')).toBe(sent[0])
    expect(comeBack(ledger, 'a')).toBeNull()
    expect(numbers(ledger)).toEqual([null, 1, 2])
    expect(ledger.returns.list()).toEqual([{ code: 312, text: 'NO_ROUTE', count: 3 }])
  })

  it('is told from others by its payload, which may be cut, else by its key', () => {
    const ledger = new Ledger()
    const sent = ['one', 'two', 'three'].map((text) => ledger.enter(message('a', text)))
    expect(comeBack(ledger, 'a', 'tw')).toBe(sent[1])
    expect(comeBack(ledger, 'a', 'three')).toBe(sent[2])
    expect(comeBack(ledger, 'a', 'changed')).toBe(sent[0])
  })

  it('finds its message also when those before it are settled, whichever goes first', () => {
    const ledger = new Ledger()
    const enter = (key: string) => ledger.enter(message(key))
    const settleAll = (all: Waiting[]) => {
      for (const each of all) ledger.settle(each, 'confirmed')
    }
    const first = ['a', 'b', 'c'].map(enter)
    expect(comeBack(ledger, 'a')).toBe(first[0])
    settleAll(first.toReversed())
    const second = ['a', 'b'].map(enter)
    expect(ledger.waiting).toEqual(second)
    expect(comeBack(ledger, 'b')).toBe(second[1])
    settleAll(second)
    settleAll(second)
    expect(comeBack(ledger, 'b')).toBeNull()
    expect(ledger.counts).toEqual({
      sent: 5,
      confirmed: 3,
      returned: 2,
      nacked: 0,
      refused: 0,
      unknown: 0,
      waiting: 0,
    })
    expect(numbers(ledger)).toEqual([null, 5, 1])
  })

  it('costs the same in a window of 10,000 that waits as in a small one', () => {
    const ledger = new Ledger()
    let looks = 0
    const window = 10_000
    for (let n = 0; n < window; n += 1) {
      const counted = message(`k${n}`)
      const { routingKey } = counted
      Object.defineProperty(counted, 'routingKey', {
        get: () => {
          looks += 1
          return routingKey
        },
      })
      ledger.enter(counted)
    }
    // Every second one comes back; in a transaction none is settled before its end.
    let missed = 0
    for (let n = 1; n < window; n += 2) if (comeBack(ledger, `k${n}`) === null) missed += 1
    expect(missed).toBe(0)
    expect(looks).toBeLessThan(2 * window)
    expect(numbers(ledger)).toHaveLength(100)
    expect(numbers(ledger).slice(0, 2)).toEqual([10_000, 9998])
  })
})
