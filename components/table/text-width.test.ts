import { expect, test } from 'vitest'
import { certainlyFits } from './text-width'

test('short words fit, long ones and those of other scripts may not', () => {
  expect(['', '/', 'classic', 'quorum', 'stream'].map((text) => certainlyFits(text, 56))).toEqual([
    true,
    true,
    true,
    true,
    true,
  ])
  for (const text of ['wwwww', 'WARREN', '订单', 'production', 'x'.repeat(10_000)]) {
    expect(certainlyFits(text, 56), text).toBe(false)
  }
})
