'use client'

import { useTranslations } from 'use-intl'
import { Chip } from '@/components/ui/chip'
import type { Queue } from '@/lib/rabbitmq/queue'
import { queueFeatures } from '@/lib/rabbitmq/features'

/** Flags, arguments and policy of a queue as short words; what each means is its title. */
export function QueueFeatures({ queue }: { queue: Queue }) {
  const t = useTranslations('queues.feature')
  return (
    <span className="inline-flex max-w-full gap-[3px] align-middle">
      {queueFeatures(queue).map(({ short, kind, name, value }) => (
        <Chip
          key={`${kind} ${name}`}
          title={kind === 'argument' ? t('argument', { name, value }) : t(kind, { policy: name })}
        >
          {short}
        </Chip>
      ))}
    </span>
  )
}
