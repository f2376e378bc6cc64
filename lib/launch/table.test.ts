import { expect, test } from 'vitest'
import { tableLines } from './table.mjs'

test('texts stand to the left, numbers to the right', () => {
  expect(
    tableLines([
      ['page', 'kB', 'goal'],
      ['queues', '98.1', 'kept'],
      ['topology', '201.4', 'missed'],
    ]),
  ).toEqual(['page          kB   goal', 'queues      98.1   kept', 'topology   201.4   missed'])
})
