import { expect, test } from 'vitest'
import { CodeMissing, neededCode } from './needed-code'

test('code that cannot be had is told apart from what goes wrong in it', async () => {
  await expect(neededCode(() => Promise.resolve('code'))).resolves.toBe('code')
  const cause = new TypeError('Failed to fetch dynamically imported module')
  const missing = await neededCode(() => Promise.reject(cause)).catch((error: unknown) => error)
  expect(missing).toBeInstanceOf(CodeMissing)
  expect(missing).toHaveProperty('cause', cause)
})
