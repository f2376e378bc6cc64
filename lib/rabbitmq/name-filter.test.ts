import { expect, test } from 'vitest'
import { nameFilter } from './name-filter'

test('a text is looked for as it stands, whatever its case', () => {
  const holds = nameFilter('Orders.')
  expect(['my-orders.eu', 'ORDERS.', 'orders'].map(holds)).toEqual([true, true, false])
})
