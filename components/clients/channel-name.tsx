import Link from 'next/link'
import { useTranslations } from '@/lib/i18n/use-translations'
import { StateOf } from '@/components/layout/state-of'
import { paths } from '@/lib/api/paths'
import type { Channel } from '@/lib/rabbitmq/channel'
import { Maybe } from '@/components/layout/maybe'

/** A channel by its name, of which the connection's is the greater part: that leads to all channels of the connection. */
export function ChannelName({ channel }: { channel: Channel }) {
  const t = useTranslations('channels')
  const { name, connection, state, user } = channel
  const number = connection !== null && name.startsWith(connection) ? name.slice(connection.length) : ''
  return (
    <>
      <span className="mono flex min-w-0" title={name}>
        {connection === null ? (
          <span className="truncate">{name}</span>
        ) : (
          <Link
            href={paths.channels({ name: connection })}
            prefetch={false}
            title={t('sameConnection', { name: connection })}
            className="truncate hover:underline"
          >
            {number === '' ? name : connection}
          </Link>
        )}
        {/* The number stays in sight when the rest is cut. */}
        <span className="flex-none whitespace-pre">{number}</span>
      </span>
      <span className="hidden gap-2 text-micro text-ink-3 max-sm:flex">
        <StateOf state={state} />
        <Maybe text={user} />
      </span>
    </>
  )
}
