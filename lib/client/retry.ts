import { ConsoleError } from '@/lib/api/problem'
import { ConsoleUnreachable } from './console-unreachable'

/** Only what may be better in a moment is tried again; a refusal stays a refusal. */
export function isWorthRetrying(error: unknown): boolean {
  if (error instanceof ConsoleUnreachable) return true
  return (
    error instanceof ConsoleError && (error.code === 'broker_timeout' || error.code === 'broker_unreachable')
  )
}
