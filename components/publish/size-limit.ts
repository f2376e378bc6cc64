import type { UseFormSetError } from 'react-hook-form'
import { formatBytes } from '@/lib/i18n/format'
import type { PublishValues } from './publish-values'

/** What the broker says of a message that it does not take for its size. */
const tooLarge = /larger than (?:configured )?max size (\d+)/

/** What is wrong with a payload that the broker refused for its size; null when it refused for something else. */
export function sizeFault(refusal: string): string | null {
  const limit = tooLarge.exec(refusal)?.[1]
  return limit === undefined
    ? null
    : `At most ${formatBytes(Number(limit))}: this broker takes no larger message`
}

/** Puts it at the payload. */
export function saySize(refusal: string, setError: UseFormSetError<PublishValues>): void {
  const message = sizeFault(refusal)
  if (message !== null) setError('payload', { message })
}
