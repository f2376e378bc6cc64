import { expect, test } from 'vitest'
import { ConsoleError } from '@/lib/api/problem'
import { nameFilter } from './name-filter'

const refusal = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    if (error instanceof ConsoleError) return [error.code, error.errors[0]?.pointer, error.message]
  }
  return null
}

test('a text is looked for as it stands, whatever its case', () => {
  const holds = nameFilter('Orders.', false)
  expect(['my-orders.eu', 'ORDERS.', 'orders'].map(holds)).toEqual([true, true, false])
  expect(nameFilter('', true)('anything')).toBe(true)
})

test('a regular expression matches anywhere, whatever its case', () => {
  const matches = nameFilter('^orders\\.(eu|us)$|中文', true)
  expect(['Orders.EU', 'orders.eu.dead', 'x中文', 'orders-eu'].map(matches)).toEqual([
    true,
    false,
    true,
    false,
  ])
})

test('what is no regular expression, or goes back, is a problem of the field', () => {
  expect(refusal(() => nameFilter('(', true))).toEqual([
    'invalid_input',
    '/name',
    'name: Not a regular expression: missing closing ): `(`.',
  ])
  for (const text of ['a**', '[z-a]', '(?=a)', '(a)\\1']) {
    expect(refusal(() => nameFilter(text, true))?.[1], text).toBe('/name')
  }
})

test('none can hang the server', () => {
  const names = Array.from({ length: 10_000 }, (_, n) => `${'a'.repeat(240)}${n}`)
  for (const text of ['^(a+)+$', '(a|aa)+b', '(.*)(.*)(.*)(.*)(.*)x', '(a?){200}a{200}', '(a?){60}a{60}b']) {
    const start = performance.now()
    const found = refusal(() => names.filter(nameFilter(text, true)))
    expect(found === null || found[1] === '/name').toBe(true)
    expect(performance.now() - start, text).toBeLessThan(2_000)
  }
})
