import 'server-only'
import type { DecodeFault } from '@/lib/api/decode-names'

/** What is wrong with bytes or with their schema, and at which byte. */
export class DecodeError extends Error {
  constructor(
    readonly fault: DecodeFault,
    readonly at: number | null,
    detail = '',
  ) {
    super(detail)
  }
}
