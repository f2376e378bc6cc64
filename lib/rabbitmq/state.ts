/** How good a state is: drives shape and colour beside the broker's own word. */
export type StateLevel = 'ok' | 'idle' | 'warn' | 'bad'

const levels: Record<string, StateLevel> = {
  running: 'ok',
  active: 'ok',
  idle: 'idle',
  waiting: 'idle',
  flow: 'warn',
  minority: 'warn',
  starting: 'warn',
  tuning: 'warn',
  opening: 'warn',
  closing: 'warn',
  syncing: 'warn',
  blocking: 'warn',
  terminated: 'warn',
  // A queue that does not answer the broker in time (4.3).
  timeout: 'warn',
  blocked: 'bad',
  down: 'bad',
  crashed: 'bad',
  stopped: 'bad',
  closed: 'bad',
}

/** The level of a state of a queue, connection, channel or node. A word that we do not know says nothing. */
export const stateLevel = (state: string): StateLevel =>
  Object.hasOwn(levels, state) ? (levels[state] ?? 'idle') : 'idle'
