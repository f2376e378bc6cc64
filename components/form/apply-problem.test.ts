import { expect, test, vi } from 'vitest'
import { ConsoleError } from '@/lib/api/problem'
import { applyProblem } from './apply-problem'

const fields = ['name', 'arguments']
const invalid = (...pointers: string[]) =>
  new ConsoleError('invalid_input', '', {
    errors: pointers.map((pointer) => ({ pointer, message: 'wrong' })),
  })

test('puts messages at the fields that the pointers name', () => {
  const setError = vi.fn()
  expect(applyProblem(invalid('/name', '/arguments/0/value'), setError, fields)).toBe(true)
  expect(setError.mock.calls.map(([path]: unknown[]) => path)).toEqual(['name', 'arguments.0.value'])
})

test('says so when something is left to be shown elsewhere', () => {
  expect(applyProblem(invalid('/name', '/vhost'), vi.fn(), fields)).toBe(false)
  expect(applyProblem(new ConsoleError('refused', 'no'), vi.fn(), fields)).toBe(false)
  expect(applyProblem(new TypeError('x'), vi.fn(), fields)).toBe(false)
})
