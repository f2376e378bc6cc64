import { format, inspect } from 'node:util'
import { expect, test } from 'vitest'
import { Secret } from './secret'

test('only reveal() tells', () => {
  const secret = new Secret('hunter2')
  const holder = { nested: { secret } }
  const leaks = [
    String(secret),
    [secret].join(),
    JSON.stringify(holder),
    inspect(holder, { depth: 9, showHidden: true }),
    format('%o %O %s', secret, secret, secret),
    Object.values(secret).join(''),
    JSON.stringify(structuredClone(secret)),
  ]
  expect(leaks.join('\n')).not.toContain('hunter2')
  expect(secret.reveal()).toBe('hunter2')
})
