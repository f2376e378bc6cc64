import type { LiveSource } from '@/lib/api/live'

type LiveStatus = 'idle' | 'connecting' | 'live' | 'reconnecting' | 'ended'

/** What the screen shows besides the rows. A new object for each change. */
export interface LiveSnapshot {
  readonly status: LiveStatus
  readonly source: LiveSource | null
  /** The queue that is consumed: the tap's own, or the one asked for. */
  readonly queue: string | null
  readonly isPaused: boolean
  /** Rows that came while paused and wait to be shown; `isFull`: reading stopped, so the broker holds the rest. */
  readonly waiting: number
  readonly isFull: boolean
  readonly seen: number
  /** Unacked here: of rows, and of rows that left the ring. */
  readonly held: number
  readonly heldUnseen: number
  /** Dropped by the tap's queue, as the broker's statistics tell. */
  readonly dropped: number
  readonly left: number
  readonly lostAt: number | null
  readonly retryAt: number | null
  readonly rowsVersion: number
  /** What ended it; null while it runs, and when it was stopped by hand. */
  readonly error: unknown
  /** Why the last Ack, Requeue or Reject did not work. */
  readonly settleError: unknown
}

/** What the view keeps of its own; the rest of a snapshot comes from the rows. */
export interface State {
  status: LiveStatus
  source: LiveSource | null
  queue: string | null
  seen: number
  dropped: number
  lostAt: number | null
  retryAt: number | null
  error: unknown
  settleError: unknown
}

export const atRest: State = {
  status: 'idle',
  source: null,
  queue: null,
  seen: 0,
  dropped: 0,
  lostAt: null,
  retryAt: null,
  error: null,
  settleError: null,
}

export const idleSnapshot: LiveSnapshot = {
  ...atRest,
  isPaused: false,
  waiting: 0,
  isFull: false,
  held: 0,
  heldUnseen: 0,
  left: 0,
  rowsVersion: 0,
}
