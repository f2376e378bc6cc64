import type { LiveSourceRequest } from '@/lib/api/live'
import type { Retry } from './follow'
import type { Replies } from './replies'

type LiveStatus = 'idle' | 'connecting' | 'live' | 'reconnecting' | 'ended'

/** A source that ended while others of the same view go on. */
export interface SourceEnd {
  readonly source: number
  readonly error: unknown
}

/** What the view keeps of its own; the rest of a snapshot comes from the rows, and from what is counted by source. */
export interface State {
  readonly status: LiveStatus
  readonly sources: readonly LiveSourceRequest[]
  /** The queues that are consumed, by source: the taps' own, or the one asked for. */
  readonly queues: readonly (string | undefined)[]
  /** The filter that the server was given last. */
  readonly filter: string
  /** Messages that the server let through. */
  readonly matched: number
  /** The firehose was on before and stays on; null where there is none. */
  readonly tracingWasOn: boolean | null
  readonly tracingListeners: number | null
  readonly lostAt: number | null
  /** While it waits for the next attempt. */
  readonly retry: Retry | null
  /** Why it is tried again, as far as the last attempt told; also while the next one is made. */
  readonly why: unknown
  readonly ends: readonly SourceEnd[]
  /** What ended it; null while it runs, and when it was stopped by hand. */
  readonly error: unknown
  /** Why the last Ack, Requeue or Reject did not work. */
  readonly settleError: unknown
  /** Why the last filter was not taken. */
  readonly filterError: unknown
  /** Automatic replies; null where there were none. */
  readonly replies: Replies | null
}

/** What the screen shows besides the rows. A new object for each change. */
export interface LiveSnapshot extends State {
  /** Messages that the server looked at. */
  readonly seen: number
  /** Let through because the filter could not tell. */
  readonly unsure: number
  /** Unacked too, although the filter kept them back. */
  readonly hidden: number
  /** Dropped by the taps' queues, as the broker's statistics tell; null where they do not. */
  readonly dropped: number | null
  readonly isPaused: boolean
  /** Rows that came while paused and wait to be shown; `isFull`: reading stopped, so the broker holds the rest. */
  readonly waiting: number
  readonly isFull: boolean
  /** Unacked here: of rows, and of rows that left the ring. */
  readonly unacked: number
  readonly unackedUnseen: number
  /** Rows that are shown, and those that had to leave for newer ones. */
  readonly count: number
  readonly left: number
  readonly rowsVersion: number
}

export const atRest: State = {
  status: 'idle',
  sources: [],
  queues: [],
  filter: '',
  matched: 0,
  tracingWasOn: null,
  tracingListeners: null,
  lostAt: null,
  retry: null,
  why: null,
  ends: [],
  error: null,
  settleError: null,
  filterError: null,
  replies: null,
}

export const idleSnapshot: LiveSnapshot = {
  ...atRest,
  seen: 0,
  unsure: 0,
  hidden: 0,
  dropped: 0,
  isPaused: false,
  waiting: 0,
  isFull: false,
  unacked: 0,
  unackedUnseen: 0,
  left: 0,
  count: 0,
  rowsVersion: 0,
}

/** The one consumer with manual acknowledgement among the sources: its messages wait to be settled. Null where there is none. */
export function manualConsumer({
  sources,
}: Pick<State, 'sources'>): Extract<LiveSourceRequest, { kind: 'queue' }> | null {
  const [source] = sources
  return source?.kind === 'queue' && source.ack === 'manual' ? source : null
}
