import { expect, test } from 'vitest'
import type { Finding } from '@/lib/rabbitmq/attention/finding'
import { findingId } from '@/lib/rabbitmq/attention/finding-order'
import { mostHidden, mostOfKind, moreFor, namedOf } from '@/lib/rabbitmq/attention/most-findings'
import { shownFindings } from './shown-findings'

const stopped = (n: number): Finding => ({
  kind: 'stopped',
  queue: { vhost: '/', name: `q${n}` },
  state: 'down',
})
const first = (count: number) => Array.from({ length: count }, (_, n) => stopped(n))
const ids = (findings: readonly Finding[]) => new Set(findings.map(findingId))

test('of one kind as many as anybody reads, and how many more there are', () => {
  const { shown, hidden, more } = shownFindings(
    [...first(60), { kind: 'down', node: { name: 'a' } }],
    { stopped: 300, down: 1 },
    { hiddenIds: new Set(), showsHidden: false },
  )
  expect([shown.length, shown.at(-1)?.kind, hidden, more]).toEqual([mostOfKind + 1, 'down', 0, 250])
})

test('the fifty-first of a kind is shown to whoever hides fifty', () => {
  const all = first(120)
  const hiddenIds = ids(all.slice(0, 50))
  const { findings, counts } = namedOf(all, moreFor(hiddenIds.size))
  expect([findings.length, counts]).toEqual([100, { stopped: 120 }])
  const { shown } = shownFindings(findings, counts, { hiddenIds, showsHidden: false })
  expect(shown).toEqual(all.slice(50, 100))
  expect(namedOf(all, 0).findings).toEqual(all.slice(0, 50))
})

test('what is hidden takes no place: the next ones are shown instead, and are counted no more', () => {
  const all = first(100)
  const choice = { hiddenIds: ids(all.slice(0, 50)), showsHidden: false }
  const { shown, hidden, more } = shownFindings(all, { stopped: 120 }, choice)
  expect([shown[0], shown.length, hidden, more]).toEqual([stopped(50), 50, 50, 20])
  const open = shownFindings(all, { stopped: 120 }, { ...choice, showsHidden: true })
  expect([open.shown.length, open.hidden, open.more]).toEqual([100, 50, 20])
})

test.each([
  [0, 0],
  [1, 50],
  [50, 50],
  [51, 100],
  [mostHidden, mostHidden],
])('who hides %i asks for %i more of each kind', (hidden, more) => {
  expect(moreFor(hidden)).toBe(more)
})
