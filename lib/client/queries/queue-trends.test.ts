import { expect, test } from 'vitest'
import { queueTrendsQuery } from './queue-trends'

test('rows that change places ask nothing new', () => {
  const keyOf = (...names: [string, string][]) => queueTrendsQuery(names).queryKey
  expect(keyOf(['/', 'b'], ['/', 'a'])).toEqual(keyOf(['/', 'a'], ['/', 'b']))
  expect(keyOf(['/', 'a'])).not.toEqual(keyOf(['other', 'a']))
})
