import { State, type StateKind } from '@/components/ui/state'

const kinds: Record<string, StateKind> = {
  running: 'ok',
  idle: 'idle',
  starting: 'info',
  tuning: 'info',
  opening: 'info',
  flow: 'warn',
  blocking: 'warn',
  closing: 'warn',
  blocked: 'bad',
  closed: 'bad',
}

/** The state of a connection or channel in the broker's word. */
export function ClientState({ state }: { state: string }) {
  return <State kind={kinds[state] ?? 'idle'}>{state}</State>
}
