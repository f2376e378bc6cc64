import { resultOfError } from '@/lib/client/publish-result'
import { beginBatch } from '@/lib/client/queries/batches'
import { hasCome, lookFor } from '@/lib/client/batch-search'
import { batchRequest } from './publish-requests'
import type { PublishValues } from './publish-values'
import type { Batches, Doubt } from './use-batch'

/** Starts a batch. Where the answer is lost, it is looked for among those that come to the ones that are known. */
export async function startBatch(
  values: PublishValues,
  known: Batches['batches'],
  read: () => Promise<Batches['batches']>,
  onDoubt: (doubt: Doubt) => void,
): Promise<void> {
  const before = new Set(known.map(({ id }) => id))
  try {
    await beginBatch(batchRequest(values))
  } catch (error) {
    if (resultOfError(error).kind !== 'unknown') throw error
    onDoubt('asking')
    const isThere = await lookFor(async () => hasCome(values, before, await read()))
    onDoubt(isThere ? 'started' : 'absent')
  }
}
