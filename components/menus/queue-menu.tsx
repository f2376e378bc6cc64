'use client'

import { Activity, Eraser, ExternalLink, Send, Trash2 } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from '@/lib/i18n/use-translations'
import type { MenuItem } from '@/components/ui/menu'
import { paths } from '@/lib/api/paths'
import { deletingQueue, purgingQueue } from '@/lib/client/destroying-needs'
import { useReadOnlyReason } from '@/lib/client/read-only'
import { useRefusalOf } from '@/lib/client/use-refusal'
import type { Queue } from '@/lib/rabbitmq/queue'

interface QueueMenuOptions<Q> {
  onPurge: (queue: Q) => void
  onDelete: (queue: Q) => void
  /** What can be done with it besides, between where to go and what destroys. */
  more?: (queue: Q) => MenuItem[]
}

/** What can be done with a queue, wherever it is shown. */
export function useQueueMenu<Q extends Pick<Queue, 'vhost' | 'name' | 'type'>>({
  onPurge,
  onDelete,
  more,
}: QueueMenuOptions<Q>): (queue: Q) => MenuItem[] {
  const t = useTranslations('queues.menu')
  const purge = useTranslations('queue.purge')
  const lists = useTranslations('lists')
  const readOnly = useReadOnlyReason()
  const refusalOf = useRefusalOf()
  return (queue) => {
    const { vhost, name, type } = queue
    const isStream = type === 'stream'
    return [
      {
        label: lists('open'),
        icon: <ExternalLink />,
        link: <Link href={paths.queue({ vhost, name })} prefetch={false} />,
      },
      {
        label: t('publish'),
        icon: <Send />,
        link: <Link href={paths.publish({ vhost, exchange: '', routingKey: name })} prefetch={false} />,
      },
      {
        label: t(isStream ? 'read' : 'consume'),
        icon: <Activity />,
        link: <Link href={paths.watch({ vhost, name, type })} prefetch={false} />,
      },
      'line',
      ...(more === undefined ? [] : [...more(queue), 'line' as const]),
      {
        label: t('purge'),
        icon: <Eraser />,
        danger: true,
        disabledReason: isStream ? purge('stream') : (readOnly ?? refusalOf(purgingQueue(queue))),
        onSelect: () => onPurge(queue),
      },
      {
        label: t('remove'),
        icon: <Trash2 />,
        danger: true,
        disabledReason: readOnly ?? refusalOf(deletingQueue(queue)),
        onSelect: () => onDelete(queue),
      },
    ]
  }
}
