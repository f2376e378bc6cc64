import 'server-only'
import { closeSession } from '@/lib/server/amqp/pool'
import { endSessionStreams } from '@/lib/server/live/streams'
import { log } from '@/lib/server/log'
import { processWide } from '@/lib/server/process-wide'
import { endSessionBatches } from '@/lib/server/publish/batches'
import { SessionStore } from './store'

function makeStore(): SessionStore {
  const store = new SessionStore()
  store.onEnd((sessionId, problem) => {
    // Streams first: they give their messages back over the connections that are closed then.
    Promise.all([endSessionStreams(sessionId, problem), endSessionBatches(sessionId, problem)])
      .then(() => closeSession(sessionId))
      .catch((error: unknown) => log.error({ err: error }, 'ending what a session held'))
  })
  return store
}

/** The sessions of this process. What a session holds at the broker ends with it. */
export const sessions = (): SessionStore => processWide('sessions', makeStore)
