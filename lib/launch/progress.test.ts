import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createProgress, seconds } from './progress.mjs'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

function output(isTTY: boolean) {
  const written: string[] = []
  return { written, isTTY, columns: 40, write: (text: string) => written.push(text) }
}

test('plain lines where there is no terminal, each detail once', () => {
  const out = output(false)
  const step = createProgress(out).start('Building')
  step.update('pages')
  step.update('pages')
  vi.advanceTimersByTime(12_000)
  step.done('Built')
  expect(out.written).toEqual(['  - Building\n', '    pages\n', '  ✓ Built (12 s)\n'])
})

test('one line that redraws itself on a terminal, and never wraps', () => {
  const out = output(true)
  const step = createProgress(out).start('Fetching')
  step.update('x'.repeat(100))
  vi.advanceTimersByTime(3000)
  expect(out.written.length).toBeGreaterThan(10)
  for (const text of out.written) {
    expect(text.startsWith('\r\u001b[2K')).toBe(true)
    expect(text.slice('\r\u001b[2K'.length).length).toBeLessThan(out.columns)
    expect(text).not.toContain('\n')
  }
  step.done('Fetched')
  expect(out.written.at(-1)).toBe('\r\u001b[2K  ✓ Fetched (3 s)\n')
  const count = out.written.length
  vi.advanceTimersByTime(3000)
  expect(out.written.length).toBe(count)
})

test('a failed step says which one it was', () => {
  const out = output(false)
  createProgress(out).start('Building').fail()
  expect(out.written.at(-1)).toBe('  ✗ Building\n')
})

test('time is told in seconds and minutes', () => {
  expect(seconds(900)).toBe('1 s')
  expect(seconds(59_400)).toBe('59 s')
  expect(seconds(125_000)).toBe('2 min 5 s')
})
