'use client'

import { Activity, Eraser, ExternalLink, Send, Trash2 } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Button } from '@/components/ui/button'
import type { MenuItem } from '@/components/ui/menu'
import { paths } from '@/lib/api/paths'
import { useReadOnlyReason } from '@/lib/client/read-only'
import { sharedRefusal, useRefusalOf } from '@/lib/client/use-refusal'
import type { Queue } from '@/lib/rabbitmq/queue'
import type { QueuesAsked } from './bulk-queues-dialog'
import { wantedOf } from './wanted-of'

const icon = { size: 14, strokeWidth: 1.5, 'aria-hidden': true } as const

/** What the menu of a queue's row offers. */
export function useQueueMenu(onAsk: (asked: QueuesAsked) => void): (queue: Queue) => MenuItem[] {
  const t = useTranslations('queues.menu')
  const one = useTranslations('queue.purge')
  const lists = useTranslations('lists')
  const readOnly = useReadOnlyReason()
  const refusalOf = useRefusalOf()
  return (queue) => {
    const { vhost, name } = queue
    const isStream = queue.type === 'stream'
    return [
      {
        label: lists('open'),
        icon: <ExternalLink {...icon} />,
        link: <Link href={paths.queue(queue)} prefetch={false} />,
      },
      {
        label: t('publish'),
        icon: <Send {...icon} />,
        link: <Link href={paths.publish({ vhost, exchange: '', routingKey: name })} prefetch={false} />,
      },
      {
        label: t(isStream ? 'read' : 'consume'),
        icon: <Activity {...icon} />,
        link: <Link href={paths.watch(queue)} prefetch={false} />,
      },
      'line',
      {
        label: t('purge'),
        icon: <Eraser {...icon} />,
        danger: true,
        disabledReason: isStream ? one('stream') : (readOnly ?? refusalOf(wantedOf('purge')(queue))),
        onSelect: () => onAsk({ what: 'purge', queues: [queue] }),
      },
      {
        label: t('remove'),
        icon: <Trash2 {...icon} />,
        danger: true,
        disabledReason: readOnly ?? refusalOf(wantedOf('remove')(queue)),
        onSelect: () => onAsk({ what: 'remove', queues: [queue] }),
      },
    ]
  }
}

interface BulkButtonsProps {
  queues: readonly Queue[]
  onAsk: (asked: QueuesAsked) => void
  /** Fetches the dialog's code before the press. */
  early: { onPointerEnter: () => void; onFocus: () => void }
}

/** What can be done to all the selected queues. */
export function QueuesBulkButtons({ queues, onAsk, early }: BulkButtonsProps) {
  const t = useTranslations('queues.menu')
  const one = useTranslations('queue.purge')
  const readOnly = useReadOnlyReason()
  const refusalOf = useRefusalOf()
  const refusal = (what: QueuesAsked['what']) =>
    readOnly ?? sharedRefusal(queues.map(wantedOf(what)), refusalOf)
  const onlyStreams = queues.every((queue) => queue.type === 'stream')
  return (
    <>
      <Button
        size="small"
        kind="danger"
        icon={<Eraser {...icon} />}
        disabledReason={onlyStreams ? one('stream') : refusal('purge')}
        {...early}
        onClick={() => onAsk({ what: 'purge', queues })}
      >
        {t('purge')}
      </Button>
      <Button
        size="small"
        kind="danger"
        icon={<Trash2 {...icon} />}
        disabledReason={refusal('remove')}
        {...early}
        onClick={() => onAsk({ what: 'remove', queues })}
      >
        {t('remove')}
      </Button>
    </>
  )
}
