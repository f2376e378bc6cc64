import { expect, test } from 'vitest'
import type { Finding } from './finding'
import { isWithin, vhostOf } from './finding-vhost'

test.each<[Finding, string | null]>([
  [{ kind: 'stopped', queue: { vhost: 'shop', name: 'q' }, state: 'down' }, 'shop'],
  [{ kind: 'unusedPolicy', vhost: 'shop', policy: 'p', operator: false, pattern: '.*' }, 'shop'],
  [{ kind: 'blocked', connection: 'c', vhost: 'shop', user: null, state: 'flow' }, 'shop'],
  [
    {
      kind: 'prefetchFull',
      channel: 'c',
      connection: null,
      vhost: 'shop',
      user: null,
      unacked: 1,
      limit: 1,
      ready: 2,
      seconds: 60,
    },
    'shop',
  ],
  [{ kind: 'memory', node: { name: 'rabbit@a' }, used: 2, limit: 1 }, null],
  [{ kind: 'deprecated', features: ['x'] }, null],
])('%o is about %j', (finding, vhost) => {
  expect(vhostOf(finding)).toBe(vhost)
  expect(isWithin(finding, 'shop')).toBe(true)
  expect(isWithin(finding, 'other')).toBe(vhost === null)
})
