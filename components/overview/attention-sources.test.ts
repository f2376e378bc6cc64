import { expect, test } from 'vitest'
import { nothingFound, sourcesIn, type Source } from './attention-sources'

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
  expect(nothingFound(sourcesIn(sources, 'failed')).title).toBe(title)
})
