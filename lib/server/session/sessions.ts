import 'server-only'
import { closeSession } from '@/lib/server/amqp/pool'
import { log } from '@/lib/server/log'
import { processWide } from '@/lib/server/process/process-wide'
import { SessionStore } from './store'

function makeStore(): SessionStore {
  const store = new SessionStore()
  store.onEnd((sessionId) => {
    closeSession(sessionId).catch((error: unknown) =>
      log.error({ err: error }, 'closing the connections of a session'),
    )
  })
  return store
}

/** The sessions of this process. What a session holds at the broker ends with it. */
export const sessions = (): SessionStore => processWide('sessions', makeStore)
