import { expect, test } from 'vitest'
import { brokerRaft, raftHealth } from './raft'

const member = (node: string, state: unknown, lastIndex: unknown) => ({
  'Node Name': node,
  'Raft State': state,
  Membership: 'voter',
  'Last Log Index': lastIndex,
  'Last Written': lastIndex,
  'Last Applied': lastIndex,
  'Commit Index': lastIndex,
  'Snapshot Index': -1,
  Term: 3,
  'Machine Version': 8,
})

test('members tell how far they are behind the leader, whoever comes first', () => {
  const members = brokerRaft.parse([
    member('rabbit@b', 'follower', 9_990),
    member('rabbit@a', 'leader', 10_000),
    member('rabbit@c', 'follower', 4_000),
  ])
  expect(members.map(({ behind }) => behind)).toEqual([10, 0, 6_000])
  expect(members.map(raftHealth)).toEqual(['follows', 'leads', 'lags'])
  expect(members[0]).toMatchObject({ membership: 'voter', commitIndex: 9_990, snapshotIndex: null, term: 3 })
})

test('a member that does not answer is silent, with the reason, and unknown and not 0 behind', () => {
  // As the broker sends it for a node that is down.
  const [down] = brokerRaft.parse([member('rabbit@c', 'nodedown', ''), member('rabbit@a', 'leader', 5)])
  expect(down).toMatchObject({ state: 'nodedown', lastIndex: null, behind: null })
  expect(down === undefined ? null : raftHealth(down)).toBe('silent')
})

test('without a leader nobody is known to be behind', () => {
  expect(brokerRaft.parse([member('rabbit@b', 'candidate', 7)])).toMatchObject([{ behind: null }])
})
