import 'server-only'
import { processWide } from './process-wide'

const state = () => processWide('process.shutdown', () => ({ begun: false }))

/** True from the first SIGTERM or SIGINT: new work is refused then. */
export const isShuttingDown = (): boolean => state().begun

export const beginShutdown = (): void => {
  state().begun = true
}
