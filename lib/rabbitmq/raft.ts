import { z } from 'zod'
import { counter, known, optionalText } from './counters'
import { tolerantList } from './page'

/** One member of a quorum queue as its node tells it. Null where it does not answer, or this version has no such thing. */
export const raftMemberShape = z.object({
  node: z.string(),
  /** leader, follower, candidate…; for a member that does not answer why, such as noproc, nodedown, timeout. */
  state: z.string(),
  /** voter, promotable, non_voter. */
  membership: z.string().nullable(),
  lastIndex: known,
  lastWritten: known,
  lastApplied: known,
  commitIndex: known,
  snapshotIndex: known,
  term: known,
  machineVersion: known,
  /** How many entries its log is behind the leader's; null where either is not known. */
  behind: known,
})
export type RaftMember = z.output<typeof raftMemberShape>

const member = z
  .object({
    'Node Name': z.string(),
    'Raft State': z.unknown().optional(),
    Membership: optionalText,
    'Last Log Index': counter,
    'Last Written': counter,
    'Last Applied': counter,
    'Commit Index': counter,
    'Snapshot Index': counter,
    Term: counter,
    'Machine Version': counter,
  })
  .transform((m) => ({
    node: m['Node Name'],
    state: stateOf(m['Raft State']),
    membership: m.Membership,
    lastIndex: m['Last Log Index'],
    lastWritten: m['Last Written'],
    lastApplied: m['Last Applied'],
    commitIndex: m['Commit Index'],
    // -1 is none yet.
    snapshotIndex: m['Snapshot Index'] === -1 ? null : m['Snapshot Index'],
    term: m.Term,
    machineVersion: m['Machine Version'],
  }))

const stateOf = (state: unknown): string => {
  if (typeof state === 'string' && state !== '') return state
  return state === null || state === undefined || state === '' ? '?' : JSON.stringify(state)
}

/** GET /api/queues/quorum/{vhost}/{name}/status, 3.13 and later. */
export const brokerRaft = tolerantList(member).transform(({ rows }): RaftMember[] => {
  const leader = rows.find(({ state }) => state === 'leader')?.lastIndex ?? null
  return rows.map((row) => ({
    ...row,
    behind: leader === null || row.lastIndex === null ? null : Math.max(0, leader - row.lastIndex),
  }))
})

/**
 * Members are asked one after the other while the leader goes on writing: a few entries are no lag. Who is as far behind as
 * this would hold the queue up, were the leader to go.
 */
export const lagsFrom = 1_000

type RaftHealth = 'leads' | 'follows' | 'lags' | 'silent'

/** How a member does. One that does not answer has no log to tell of. */
export function raftHealth({ state, lastIndex, behind }: RaftMember): RaftHealth {
  if (lastIndex === null) return 'silent'
  if (state === 'leader') return 'leads'
  return behind !== null && behind >= lagsFrom ? 'lags' : 'follows'
}
