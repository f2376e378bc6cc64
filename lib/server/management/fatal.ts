import 'server-only'
import { ConsoleError } from '@/lib/api/problem'

/**
 * For whoever does without one of several reads that failed. Throws what nobody does without: a login that does not hold any
 * more, and what is no answer to a read at all.
 */
export function throwIfFatal(error: unknown): asserts error is ConsoleError {
  if (!(error instanceof ConsoleError) || error.code === 'signed_out') throw error
}
