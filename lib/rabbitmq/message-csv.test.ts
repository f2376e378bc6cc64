import { expect, test } from 'vitest'
import { guardedCell, unguardedCell } from './message-csv'

test('what a cell was can be told from what was written for it', () => {
  for (const text of ['', 'a', "'", "'a", '=1+1', '+//5', '-1', '@x', '\tx', "'=1", "''+1"]) {
    const guarded = guardedCell(text)
    expect(guarded).not.toMatch(/^[=+\-@\t\r]/)
    expect(unguardedCell(guarded)).toBe(text)
  }
})
