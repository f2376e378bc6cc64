import { expect, test } from 'vitest'
import { withObserved, type Observed } from './use-observed'

const seen = (at: number): Observed => ({ at, bytes: at, consumers: null })

test('what is read again counts once, and what comes later is one more', () => {
  const one = withObserved([], seen(5))
  expect(withObserved(one, seen(5))).toBe(one)
  expect(withObserved(one, seen(4))).toBe(one)
  expect(withObserved(one, seen(10)).map(({ at }) => at)).toEqual([5, 10])
})

test('no line leads over a time in which nobody looked', () => {
  const one = withObserved([], seen(5_000))
  expect(withObserved(one, seen(70_000))).toHaveLength(2)
  expect(withObserved(one, seen(70_001))).toEqual([
    seen(5_000),
    { at: 37_500, bytes: null, consumers: null },
    seen(70_001),
  ])
})

test('an hour is kept', () => {
  let all: readonly Observed[] = []
  for (let at = 1; at <= 1_000; at += 1) all = withObserved(all, seen(at))
  expect(all).toHaveLength(720)
  expect(all.at(-1)?.at).toBe(1_000)
})
