import { expect, test } from 'vitest'
import { workSince } from '@/lib/testing/work'
import { messageLine } from './message-line'

const read = (text: string, bytes: number) =>
  messageLine.safeParse({ payload: { encoding: 'base64', text, bytes } })

test('a base64 payload must have the bytes that its line says', () => {
  expect(read('YQ==', 1).success).toBe(true)
  expect(read('YWI=', 2).success).toBe(true)
  expect(read('YWJj', 3).success).toBe(true)
  expect(read('YQ==', 2).error?.issues[0]).toMatchObject({ path: ['payload', 'bytes'] })
})

test('a million = are refused in a moment', () => {
  const before = process.cpuUsage()
  expect(read(`${'='.repeat(1_000_000)}a`, 1).error?.issues[0]).toMatchObject({ message: 'Not base64' })
  expect(workSince(before)).toBeLessThan(1_000)
})
