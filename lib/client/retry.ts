import { ConsoleError } from '@/lib/api/problem'
import { ConsoleUnreachable } from './console-unreachable'

/** How long one waits after so many failures: 1, 2, 4, 8, then 15 s each. */
export const backoff = (failures: number): number => Math.min(15_000, 1_000 * 2 ** failures)

/** Only what may be better in a moment is tried again; a refusal stays a refusal. */
export function isWorthRetrying(error: unknown): boolean {
  if (error instanceof ConsoleUnreachable) return true
  return (
    error instanceof ConsoleError && (error.code === 'broker_timeout' || error.code === 'broker_unreachable')
  )
}
