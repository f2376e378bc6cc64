import { expect, test } from 'vitest'
import { followersOf } from './followers'
import { figureColumns, queueRow, snapshotColumns } from './queue-row'

const followers = (row: object) => {
  const queue = queueRow({ vhost: '/', name: 'orders', ...row })
  return queue === null ? null : followersOf(queue)
}

test('the other members of a quorum queue', () => {
  expect(
    followers({ type: 'quorum', leader: 'rabbit@b', members: ['rabbit@a', 'rabbit@b', 'rabbit@c'] }),
  ).toEqual({ nodes: ['rabbit@a', 'rabbit@c'], unsynchronised: [] })
})

test('mirrors of a classic queue (3.10), and those that are not synchronised', () => {
  const mirrored = { type: 'classic', node: 'rabbit@a', slave_nodes: ['rabbit@b', 'rabbit@c'] }
  expect(followers({ ...mirrored, synchronised_slave_nodes: ['rabbit@c'] })).toEqual({
    nodes: ['rabbit@b', 'rabbit@c'],
    unsynchronised: ['rabbit@b'],
  })
  // Not told: nothing is claimed.
  expect(followers(mirrored)?.unsynchronised).toEqual([])
  // As a single node answers.
  expect(followers({ ...mirrored, slave_nodes: [], synchronised_slave_nodes: [] })).toEqual({
    nodes: [],
    unsynchronised: [],
  })
})

test('none of a queue on one node', () => {
  expect(followers({ type: 'classic', node: 'rabbit@a' })).toEqual({ nodes: [], unsynchronised: [] })
})

test('mirrors are told by statistics: in the list with totals 3.10.8 tells those that the process of a queue remembers', () => {
  const columns = ['slave_nodes', 'synchronised_slave_nodes']
  expect(figureColumns).toEqual(expect.arrayContaining(columns))
  expect(snapshotColumns.filter((column) => columns.includes(column))).toEqual([])
})
