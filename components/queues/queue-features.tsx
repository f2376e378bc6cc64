'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { Chip } from '@/components/ui/chip'
import { cx } from '@/components/ui/cx'
import { queueFeatures, type QueueFeature } from '@/lib/rabbitmq/features'
import type { Queue } from '@/lib/rabbitmq/queue'

interface QueueFeaturesProps {
  queue: Queue
  /** So many fit; of more, the last place is for how many are not told. All of them unless told. */
  most?: number
}

/** So many letters are never too wide. */
const certain = 5
/** Nor are so many of all chips together, each with its edges as two. */
const certainTogether = 13

/** Flags, arguments and policy of a queue as short words; what each means is its title. */
export function QueueFeatures({ queue, most = Infinity }: QueueFeaturesProps) {
  const t = useTranslations('queues.feature')
  const say = ({ kind, name, value }: QueueFeature) =>
    kind === 'argument' ? t('argument', { name, value }) : t(kind, { policy: name })
  const all = queueFeatures(queue)
  const shown = all.length > most ? all.slice(0, most - 1) : all
  const rest = all.slice(shown.length)
  const together = shown.reduce((sum, { short }) => sum + short.length + 2, rest.length === 0 ? 0 : 4)
  const isCut = most < Infinity && together > certainTogether
  return (
    <span className={cx('inline-flex max-w-full gap-[3px] align-middle', isCut && 'overflow-hidden')}>
      {shown.map((feature) => (
        <Chip key={`${feature.kind} ${feature.name}`} title={say(feature)}>
          {feature.short.length > certain ? (
            <span className="max-w-16 truncate">{feature.short}</span>
          ) : (
            feature.short
          )}
        </Chip>
      ))}
      {rest.length === 0 ? null : <Chip title={rest.map(say).join('\n')}>+{rest.length}</Chip>}
    </span>
  )
}
