'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { CopyCheck, X } from 'lucide-react'
import { ProblemNote } from '@/components/form/problem-note'
import { DetailList } from '@/components/layout/detail-list'
import { Panel } from '@/components/layout/panel'
import { Button } from '@/components/ui/button'
import { Meter } from '@/components/ui/meter'
import { State } from '@/components/ui/state'
import { useToast } from '@/components/ui/toast'
import { cancelQueueSyncMutation, syncQueueMutation } from '@/lib/client/queries/queue-sync'
import { useReadOnlyReason } from '@/lib/client/read-only'
import { useSession } from '@/lib/client/session-context'
import { exactCount } from '@/lib/i18n/format'
import { useTranslations } from '@/lib/i18n/use-translations'
import { followersOf } from '@/lib/rabbitmq/followers'
import { syncShare } from '@/lib/rabbitmq/mirroring'
import type { QueueDetails } from '@/lib/rabbitmq/queue-details'

/** The mirrors of a classic queue (3.x): which have all its messages, and "Synchronise" for those that do not. */
export function QueueMirrors({ queue }: { queue: QueueDetails }) {
  const t = useTranslations('queue.mirrors')
  const toast = useToast()
  const client = useQueryClient()
  const sync = useMutation(syncQueueMutation(client))
  const cancel = useMutation(cancelQueueSyncMutation(client))
  const { vhost, name } = queue
  const { nodes, unsynchronised } = followersOf(queue)
  const share = syncShare(queue)
  const refusal = useRefusalReason()
  const idle = unsynchronised.length === 0 ? t('all') : undefined
  const error = cancel.error ?? sync.error

  const start = () => {
    cancel.reset()
    sync.mutate(
      { vhost, name },
      { onSuccess: () => toast({ title: t('started', { name }), description: t('startedHelp') }) },
    )
  }
  const stop = () => {
    sync.reset()
    cancel.mutate(
      { vhost, name },
      { onSuccess: () => toast({ title: t('cancelled', { name }), description: t('cancelledHelp') }) },
    )
  }
  return (
    <Panel
      title={t('title')}
      aside={t('count', {
        synchronised: String(nodes.length - unsynchronised.length),
        mirrors: String(nodes.length),
      })}
      actions={
        share === null ? (
          <Button
            size="small"
            icon={<CopyCheck />}
            disabledReason={refusal ?? idle}
            disabled={sync.isPending}
            onClick={start}
          >
            {t('sync')}
          </Button>
        ) : (
          <Button
            size="small"
            icon={<X />}
            disabledReason={refusal}
            disabled={cancel.isPending}
            onClick={stop}
          >
            {t('cancel')}
          </Button>
        )
      }
    >
      <div className="flex flex-col gap-2">
        {error === null ? null : <ProblemNote error={error} />}
        <DetailList
          details={nodes.map((node) => ({
            label: node,
            value: <MirrorState node={node} unsynchronised={unsynchronised} />,
          }))}
        />
        {share === null ? null : (
          <div className="flex flex-col gap-1 text-small">
            <Meter share={share} />
            <span>
              {t('progress', {
                done: exactCount(queue.syncMessages ?? 0),
                total: queue.total === null ? '?' : exactCount(queue.total),
                percent: String(Math.floor(share * 100)),
              })}
            </span>
          </div>
        )}
        {unsynchronised.length === 0 ? null : <p className="text-small text-ink-2">{t('help')}</p>}
      </div>
    </Panel>
  )
}

function MirrorState({ node, unsynchronised }: { node: string; unsynchronised: readonly string[] }) {
  const t = useTranslations('queue.mirrors')
  return unsynchronised.includes(node) ? (
    <State kind="warn">{t('unsynchronised')}</State>
  ) : (
    <State kind="ok">{t('synchronised')}</State>
  )
}

/** The broker asks for the tag, whatever the permissions on the queue are. */
function useRefusalReason(): string | undefined {
  const t = useTranslations('queue.mirrors')
  const readOnly = useReadOnlyReason()
  const { user } = useSession()
  return readOnly ?? (user.tags.includes('administrator') ? undefined : t('administrators'))
}
