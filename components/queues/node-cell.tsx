'use client'

import { Maybe } from '@/components/layout/maybe'
import { useTranslations } from '@/lib/i18n/use-translations'
import { followersOf } from '@/lib/rabbitmq/followers'
import type { Queue } from '@/lib/rabbitmq/queue'

/** Where a queue lives, and on how many nodes besides: "rabbit@a +2". */
export function NodeCell({ queue }: { queue: Queue }) {
  const t = useTranslations('queues')
  const { nodes, unsynchronised } = followersOf(queue)
  if (nodes.length === 0) return <Maybe text={queue.node} none />
  return (
    <span title={[queue.node ?? '?', ...nodes].join('\n')}>
      {queue.node ?? '?'} <span className="text-ink-3">+{nodes.length}</span>
      {unsynchronised.length === 0 ? null : (
        <span className="text-warn-ink">
          {' '}
          {t('unsynchronised', { count: String(unsynchronised.length) })}
        </span>
      )}
    </span>
  )
}
