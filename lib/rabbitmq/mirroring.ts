import { isSyncing } from './attention/queue-signs'
import type { QueueDetails } from './queue-details'
import type { PolicyDefinition } from './routing/queue-rules'

/** What policies say of mirrors of a classic queue (3.x) that lack messages of its leader. */
export interface Mirroring {
  /** One of them may take over where the leader fails: `ha-promote-on-failure`, always unless told. */
  onFailure: boolean
  /** And where its node is shut down: `ha-promote-on-shutdown`, when-synced unless told. */
  onShutdown: boolean
  /** They synchronise by themselves: `ha-sync-mode`, manual unless told. */
  automatic: boolean
}

export const mirroringOf = (definition: PolicyDefinition): Mirroring => ({
  onFailure: definition['ha-promote-on-failure'] !== 'when-synced',
  onShutdown: definition['ha-promote-on-shutdown'] === 'always',
  automatic: definition['ha-sync-mode'] === 'automatic',
})

/** The share of messages that mirrors were sent, while they synchronise; null while they do not. */
export function syncShare(
  queue: Pick<
    QueueDetails,
    'state' | 'node' | 'members' | 'mirrors' | 'synchronised' | 'syncMessages' | 'total'
  >,
): number | null {
  if (!isSyncing(queue)) return null
  const { syncMessages, total } = queue
  return syncMessages === null || total === null || total === 0 ? 0 : Math.min(1, syncMessages / total)
}
