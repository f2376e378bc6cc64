import 'server-only'
import { ConsoleError } from '@/lib/api/problem'
import { processWide } from './process-wide'

const state = () => processWide('process.shutdown', () => ({ begun: false }))

/** True from the first SIGTERM or SIGINT: new work is refused then. */
export const isShuttingDown = (): boolean => state().begun

export const beginShutdown = (): void => {
  state().begun = true
}

export const shutdownProblem = (): ConsoleError =>
  new ConsoleError('shutting_down', 'The console is shutting down.')
