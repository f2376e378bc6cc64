import 'server-only'
import { closeAll } from '@/lib/server/amqp/pool'
import { shutdownLive } from '@/lib/server/live/streams'
import { log } from '@/lib/server/log'
import { shutdownBatches } from '@/lib/server/publish/batches'
import { beginShutdown } from '@/lib/server/shutdown'
import { closeWhenIdle } from './servers'

/** Next waits for every open answer and then exits by itself. This is for answers that do not end. */
const latestExit = 4_500

async function stop(signal: 'SIGTERM' | 'SIGINT'): Promise<void> {
  beginShutdown()
  setTimeout(() => process.exit(signal === 'SIGTERM' ? 143 : 130), latestExit).unref()
  log.info({ signal }, 'stopping')
  try {
    await Promise.all([shutdownLive(), shutdownBatches()])
    await closeAll()
  } catch (error) {
    log.error({ err: error }, 'stopping')
  }
  closeWhenIdle()
}

/** On SIGTERM and SIGINT: no new work, unsettled messages go back, streams and connections end; Next then exits. */
export function stopOnSignals(): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(signal))
}
