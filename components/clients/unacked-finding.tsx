'use client'

import Link from 'next/link'
import { useTranslations } from '@/lib/i18n/use-translations'
import { usePunctuation } from '@/lib/i18n/use-punctuation'
import { Note } from '@/components/ui/note'
import { paths } from '@/lib/api/paths'
import { exactCount } from '@/lib/i18n/format'
import type { Channel } from '@/lib/rabbitmq/channel'
import { isPrefetchFull } from '@/lib/rabbitmq/prefetch'

const named = 3

/** Who holds those unacked messages: the channels of this page that can take no more, in words. */
export function UnackedFinding({ channels }: { channels: readonly Channel[] }) {
  const t = useTranslations('channels')
  const { comma, room, stop, bracketed } = usePunctuation()
  const full = channels.filter(isPrefetchFull).toSorted((a, b) => (b.unacked ?? 0) - (a.unacked ?? 0))
  if (full.length === 0) return null
  const rest = full.length - named
  return (
    <Note tone="warn">
      <b className="font-semibold">{t('finding', { count: full.length })}</b>
      {room}
      {t('findingWhy', { count: full.length })}
      {room}
      {full.slice(0, named).map((channel, index) => (
        <span key={channel.name}>
          {index === 0 ? '' : comma}
          <Link
            href={paths.channel(channel.name)}
            prefetch={false}
            className="mono text-small underline underline-offset-2"
          >
            {channel.name}
          </Link>
          {bracketed(
            t('findingOne', { unacked: exactCount(channel.unacked ?? 0), user: channel.user ?? '?' }),
          )}
        </span>
      ))}
      {rest > 0 ? `${comma}${t('findingMore', { count: exactCount(rest) })}` : ''}
      {stop}
    </Note>
  )
}
