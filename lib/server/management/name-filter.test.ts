import { expect, test } from 'vitest'
import { ConsoleError } from '@/lib/api/problem'
import { workSince } from '@/lib/testing/work'
import { checkedPattern, matching } from './name-filter'

const refusal = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    if (error instanceof ConsoleError) return [error.code, error.errors[0]?.pointer, error.message]
  }
  return null
}

test('a regular expression matches anywhere, whatever its case', () => {
  const matches = checkedPattern('^orders\\.(eu|us)$|中文')
  expect(['Orders.EU', 'orders.eu.dead', 'x中文', 'orders-eu'].map(matches)).toEqual([
    true,
    false,
    true,
    false,
  ])
})

test('what is no regular expression, or goes back, is a problem of the field', () => {
  expect(refusal(() => checkedPattern('('))).toEqual([
    'invalid_input',
    '/name',
    'name: Not a regular expression: missing closing ): `(`.',
  ])
  for (const text of ['a**', '[z-a]', '(?=a)', '(a)\\1']) {
    expect(refusal(() => checkedPattern(text))?.[1], text).toBe('/name')
  }
})

test('none can hang the server, and others have their turn meanwhile', async () => {
  const names = Array.from({ length: 10_000 }, (_, n) => `${'a'.repeat(240)}${n}`)
  const slow = ['^(a+)+$', '(a|aa)+b', '(.*)(.*)(.*)(.*)(.*)x', '(a?){200}a{200}', '(a?){60}a{60}b']
  for (const text of slow) {
    let longest = 0
    let last = process.cpuUsage()
    const search = { isOver: false }
    const others = (async () => {
      while (!search.isOver) {
        await new Promise((resolve) => setImmediate(resolve))
        longest = Math.max(longest, workSince(last))
        last = process.cpuUsage()
      }
    })()
    const before = process.cpuUsage()
    const found = await matching(names, (name) => [name], text).then(
      () => null,
      (error: ConsoleError) => error.errors[0]?.pointer,
    )
    search.isOver = true
    await others
    expect(found ?? '/name').toBe('/name')
    expect(workSince(before), text).toBeLessThan(2_000)
    expect(longest, text).toBeLessThan(300)
  }
})
