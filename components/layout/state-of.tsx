import { State } from '@/components/ui/state'
import { stateLevel } from '@/lib/rabbitmq/state'

/** The broker's word for a state, with the shape and colour that goes with it. */
export function StateOf({ state }: { state: string }) {
  return <State kind={stateLevel(state)}>{state}</State>
}
