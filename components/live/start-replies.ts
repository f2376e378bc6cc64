import type { ReplyRule } from '@/lib/api/live'
import { lookFor } from '@/lib/client/batch-search'
import { resultOfError } from '@/lib/client/publish-result'
import type { Answering } from './auto-reply-button'

/** Begins automatic replies. Where the answer to that is lost, the stream tells all the same that they run. */
export async function startReplies(
  { begin, runs }: Pick<Answering, 'begin' | 'runs'>,
  rule: ReplyRule,
): Promise<void> {
  try {
    await begin(rule)
  } catch (error) {
    if (resultOfError(error).kind !== 'unknown' || !(await lookFor(async () => runs()))) throw error
  }
}
