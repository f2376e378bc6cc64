import { expect, test } from 'vitest'
import { agesOf, nothingFound, type Source } from './attention-sources'

const source = (name: Source['source'], state: Source['state']): Source => ({
  source: name,
  state,
  reason: state === 'failed' ? 'It timed out.' : null,
  asOf: null,
  cut: null,
})

test.each([
  ['everything was looked at', [source('queues', 'ok'), source('nodes', 'hidden')], 'none'],
  ['the queues could not be looked at', [source('queues', 'failed')], 'nonePartial'],
  ['one of two reads failed', [source('overview', 'failed'), source('overview', 'ok')], 'nonePartial'],
  ['the other one did', [source('overview', 'ok'), source('overview', 'failed')], 'nonePartial'],
  ['statistics are switched off', [source('statistics', 'failed'), source('statistics', 'hidden')], 'none'],
])('nothing is found, and %s', (_, sources, title) => {
  expect(nothingFound(sources).title).toBe(title)
})

test.each([
  ['everything was looked at', [source('queues', 'ok'), source('nodes', 'hidden')], 'noneHelp'],
  ['the broker keeps no rates', [source('queues', 'ok'), source('rates', 'hidden')], 'noneHelpRates'],
  [
    'statistics are switched off',
    [source('statistics', 'failed'), source('statistics', 'hidden')],
    'noneHelpRates',
  ],
  [
    'rates are one thing, what failed another',
    [source('rates', 'hidden'), source('queues', 'failed')],
    'nonePartialHelp',
  ],
])('nothing is found, and the words say that %s', (_, sources, help) => {
  expect(nothingFound(sources).help).toBe(help)
})

test('what was read more than a minute ago is told with its age, of several reads of one that of the oldest', () => {
  const now = 10_000_000
  const read = (name: Source['source'], state: Source['state'], ago: number | null): Source => ({
    ...source(name, state),
    asOf: ago === null ? null : now - ago,
  })
  const sources = [
    read('queues', 'ok', 5_000),
    read('policies', 'ok', 60_000),
    read('certificates', 'ok', 2_520_000),
    read('nodes', 'failed', 1_200_000),
    read('overview', 'ok', 70_000),
    read('overview', 'failed', 90_000),
    read('overview', 'ok', 80_000),
    read('channels', 'failed', null),
  ]
  expect([...agesOf(sources, now)]).toEqual([
    ['certificates', 2_520_000],
    ['nodes', 1_200_000],
    ['overview', 90_000],
  ])
})
