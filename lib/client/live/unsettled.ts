import { ConsoleError, type ProblemCode } from '@/lib/api/problem'

const before: ReadonlySet<ProblemCode> = new Set([
  'invalid_input',
  'not_json',
  'unsupported_media_type',
  'too_large',
  'cross_origin',
  'signed_out',
  'read_only',
  'too_many',
  'refused',
  'not_found',
  'precondition',
])

/**
 * Whether an error of Ack, Requeue or Reject tells that the broker was asked for nothing. After every other one, and without an
 * answer, it may be done, or yet to be done.
 */
export const isNothingSent = (error: unknown): boolean =>
  error instanceof ConsoleError && before.has(error.code)
