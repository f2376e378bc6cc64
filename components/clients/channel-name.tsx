import Link from 'next/link'
import { tapsCell } from '@/components/layout/name-link'
import { StateOf } from '@/components/layout/state-of'
import { paths } from '@/lib/api/paths'
import type { Channel } from '@/lib/rabbitmq/channel'
import { Maybe } from '@/components/layout/maybe'

/** A channel by its name, of which the connection's is the greater part, as a link to its page. */
export function ChannelLink({ name, connection }: { name: string; connection: string | null }) {
  const number = connection !== null && name.startsWith(connection) ? name.slice(connection.length) : ''
  return (
    <Link
      href={paths.channel(name)}
      prefetch={false}
      title={name}
      className={`mono flex min-w-0 hover:underline ${tapsCell}`}
    >
      <span className="truncate">{number === '' ? name : connection}</span>
      {/* The number stays in sight when the rest is cut. */}
      <span className="flex-none whitespace-pre">{number}</span>
    </Link>
  )
}

/** The same in a list of channels, with what a phone has no columns for. */
export function ChannelName({ channel }: { channel: Channel }) {
  const { name, connection, state, user } = channel
  return (
    <>
      <ChannelLink name={name} connection={connection} />
      <span className="hidden gap-2 text-micro text-ink-3 max-sm:flex">
        <StateOf state={state} />
        <Maybe text={user} />
      </span>
    </>
  )
}
