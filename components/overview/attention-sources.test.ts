import { expect, test } from 'vitest'
import { nothingFound, type Source } from './attention-sources'

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
