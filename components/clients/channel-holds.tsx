'use client'

import { Note } from '@/components/ui/note'
import { exactCount } from '@/lib/i18n/format'
import { useTranslations } from '@/lib/i18n/use-translations'
import { usePunctuation } from '@/lib/i18n/use-punctuation'
import type { Channel } from '@/lib/rabbitmq/channel'
import { isPrefetchFull } from '@/lib/rabbitmq/prefetch'
import { isStalled } from '@/lib/rabbitmq/stalled'

/** What is wrong with what a channel holds: no more fits, or nothing of it is acked. Nothing where nothing is wrong. */
export function ChannelHolds({ channel }: { channel: Channel }) {
  const t = useTranslations('channels')
  const { stop, room } = usePunctuation()
  const stalled = isStalled(channel) === true
  if (!isPrefetchFull(channel) && !stalled) return null
  return (
    <Note tone="warn">
      {isPrefetchFull(channel) ? `${t('fullHelp')}${stop}${room}` : ''}
      {stalled ? t('one.stalled', { unacked: exactCount(channel.unacked ?? 0) }) : ''}
    </Note>
  )
}
