import 'server-only'
import { log } from '@/lib/server/log'
import type { BrokerLogin } from '@/lib/server/management/login'
import { countTraceQueues, setTracing } from '@/lib/server/management/tracing'
import { processWide } from '@/lib/server/process/process-wide'

/** The firehose of a virtual host, on as long as somebody holds it. */
export interface TracingHold {
  /** It was on before any live view of this console wanted it. */
  wasOn: boolean
  /** Queues that were bound to the trace exchange then: with none of them it was on for nobody. Null when not known. */
  listeners: number | null
  /** Off with the last holder although it was on before. */
  turnOffAtEnd: () => void
  /** Off again, when we turned it on and this was the last who held it. Never throws. */
  release: () => Promise<void>
}

interface Firehose {
  holders: number
  wasOn: boolean
  listeners: number | null
  /** What is being done: turning on and off of one virtual host never overlap. */
  turn: Promise<unknown>
}

const firehoses = () => processWide('live.tracing', () => new Map<string, Firehose>())

/**
 * Turns the firehose of a virtual host on, for which the user must be an administrator. All live views of this process
 * share it: the last one that ends turns it off, unless it was on before the first.
 */
export async function holdTracing(login: BrokerLogin, vhost: string): Promise<TracingHold> {
  const key = JSON.stringify([login.broker.id, vhost])
  const firehose = firehoses().get(key) ?? {
    holders: 0,
    wasOn: false,
    listeners: null,
    turn: Promise.resolve(),
  }
  firehoses().set(key, firehose)
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = firehose.turn.then(work)
    firehose.turn = done.catch(() => undefined)
    return done
  }
  await inTurn(async () => {
    // Each asks by his own login: whoever may not, may not look at what others have turned on.
    const hasTurned = await setTracing(login, vhost, true)
    if (firehose.holders === 0) {
      firehose.wasOn = !hasTurned
      firehose.listeners = firehose.wasOn ? await countListeners(login, vhost) : null
    }
    firehose.holders += 1
  })
  let isReleased = false
  const release = () => {
    if (isReleased) return Promise.resolve()
    isReleased = true
    return inTurn(async () => {
      firehose.holders -= 1
      if (firehose.holders > 0 || firehose.wasOn) return
      try {
        await setTracing(login, vhost, false)
      } catch (error) {
        log.error({ err: error, vhost }, 'the firehose could not be turned off again')
      }
    })
  }
  const turnOffAtEnd = () => {
    firehose.wasOn = false
  }
  const { wasOn, listeners } = firehose
  return { wasOn, listeners, turnOffAtEnd, release }
}

async function countListeners(login: BrokerLogin, vhost: string): Promise<number | null> {
  try {
    return await countTraceQueues(login, vhost)
  } catch (error) {
    log.debug({ err: error }, 'the bindings of the trace exchange could not be read')
    return null
  }
}
