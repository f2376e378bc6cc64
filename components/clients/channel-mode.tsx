import { useTranslations } from '@/lib/i18n/use-translations'
import { Chip } from '@/components/ui/chip'
import { Unknown } from '@/components/ui/figures'
import type { Channel } from '@/lib/rabbitmq/channel'

/** Confirm or transactional; most channels are neither. Without statistics it is not told. */
export function ChannelMode({ channel }: { channel: Channel }) {
  const t = useTranslations('channels')
  if (channel.confirm) return <Chip title={t('confirmHelp')}>{t('confirm')}</Chip>
  if (channel.transactional) {
    const uncommitted = channel.uncommitted === null ? '?' : String(channel.uncommitted)
    return <Chip title={t('transactionalHelp', { uncommitted })}>{t('transactional')}</Chip>
  }
  if (channel.confirm === null || channel.transactional === null) return <Unknown />
  return <span className="text-ink-3">—</span>
}
