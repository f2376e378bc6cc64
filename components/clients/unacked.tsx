import { useTranslations } from '@/lib/i18n/use-translations'
import { Chip } from '@/components/ui/chip'
import { Count } from '@/components/ui/figures'
import type { Channel } from '@/lib/rabbitmq/channel'
import { isPrefetchFull } from '@/lib/rabbitmq/prefetch'

/** What a channel holds, and whether that is all it may hold. */
export function Unacked({ channel }: { channel: Channel }) {
  const t = useTranslations('channels')
  return (
    <span className="inline-flex items-center justify-end gap-1.5">
      {isPrefetchFull(channel) ? (
        <Chip tone="warn" title={t('fullHelp')}>
          {t('full')}
        </Chip>
      ) : null}
      <span className={channel.unacked ? 'font-medium' : undefined}>
        <Count value={channel.unacked} />
      </span>
    </span>
  )
}

/** Prefetch of each consumer; 0 means no limit, and says so. */
export function Prefetch({ value }: { value: number | null }) {
  const t = useTranslations('channels')
  if (value !== 0) {
    return (
      <span title={t('prefetchHelp')}>
        <Count value={value} />
      </span>
    )
  }
  return (
    <span className="text-ink-3" title={t('noLimitHelp')}>
      {t('noLimit')}
    </span>
  )
}
