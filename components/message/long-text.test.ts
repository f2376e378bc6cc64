import { expect, test } from 'vitest'
import { blocksOf } from './long-text'

const joined = (text: string) => blocksOf(text).map(({ block }) => block)

test('long text is cut behind the ends of its lines', () => {
  const line = 'x'.repeat(1_000)
  const text = Array.from({ length: 10 }, () => line).join('\n')
  expect(joined(text).map(({ length }) => length)).toEqual([4_003, 4_003, 2_001])
  expect(joined(text).join('\n')).toBe(text)
})

test('a line without end is cut where it is long enough, never within a character', () => {
  const text = `a${'😀'.repeat(5_000)}`
  const blocks = joined(text)
  expect(blocks.join('')).toBe(text)
  for (const block of blocks) expect(block.isWellFormed() && block.length <= 4_096).toBe(true)
})
