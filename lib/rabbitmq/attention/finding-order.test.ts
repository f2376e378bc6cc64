import { expect, test } from 'vitest'
import { countByLevel } from './finding-order'

test('of each level all are counted, also those of a kind that is named in part', () => {
  expect(countByLevel({ noConsumer: 2_000, growing: 3, stuck: 51, unusedPolicy: 1 })).toEqual({
    bad: 51,
    warn: 2_003,
    info: 1,
  })
  expect(countByLevel({})).toEqual({ bad: 0, warn: 0, info: 0 })
})
