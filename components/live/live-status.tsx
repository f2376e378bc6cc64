'use client'

import { Eraser } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Button } from '@/components/ui/button'
import { Count } from '@/components/ui/figures'
import { State, type StateKind } from '@/components/ui/state'
import { useNow } from '@/components/ui/use-now'
import { manualConsumer, type LiveSnapshot } from '@/lib/client/live/live-snapshot'
import type { Recording } from '@/lib/client/live/recorder'
import { visible } from '@/lib/i18n/visible'
import { clock } from './clock'

interface LiveStatusProps {
  snapshot: LiveSnapshot
  /** Messages that are here. */
  shown: number
  recording: Recording | null
  /** What Start would make of the rows that are here; null while there is nothing to say. */
  next: string | null
  /** Null while there is nothing to clear. */
  onClear: (() => void) | null
}

/** How the stream is doing in words, and what was counted. */
export function LiveStatus({ snapshot, shown, recording, next, onClear }: LiveStatusProps) {
  const t = useTranslations('live')
  const { sources, seen, matched, filter, unacked, hidden, dropped, queues, status } = snapshot
  const consumer = manualConsumer(snapshot)
  const isTap = sources.some(({ kind }) => kind === 'tap' || kind === 'firehose')
  const queue = queues
    .filter((name) => name !== undefined)
    .map((name) => visible(name))
    .join(', ')
  return (
    <div className="flex min-h-9 flex-none items-center gap-x-4 gap-y-0.5 max-sm:gap-x-3 border-t border-line-2 px-4 py-1 text-small max-sm:flex-wrap max-sm:px-3">
      <output aria-label={t('status')} aria-live="off" className="min-w-0">
        <StatusWord snapshot={snapshot} />
      </output>
      {next === null ? null : <span className="min-w-0 text-ink-3">{next}</span>}
      {recording === null ? null : (
        <State kind={recording.isFull ? 'warn' : 'bad'}>
          {t(recording.words, { count: recording.count })}
        </State>
      )}
      {queue === '' || status === 'ended' ? null : (
        <span className="mono cut text-small text-ink-3 max-sm:hidden" title={queue}>
          {t('from', { queue })}
        </span>
      )}
      <dl className="ml-auto flex flex-none items-baseline max-sm:ml-0">
        <Figure name={t('seen')}>
          <Count value={seen} />
        </Figure>
        {filter === '' && matched === seen ? null : (
          <Figure name={t('matched')} title={t('matchedTitle')}>
            <Count value={matched} />
          </Figure>
        )}
        <Figure name={t('shown')} title={t('shownTitle')}>
          <Count value={shown} />
        </Figure>
        {consumer === null ? null : (
          <Figure name={t('unacked')} title={t('unackedTitle')}>
            <Count value={unacked + hidden} />
            <span className="font-normal text-ink-3">/{consumer.prefetch}</span>
          </Figure>
        )}
        {isTap ? (
          <Figure name={t('dropped')} title={t('droppedTitle')}>
            <Count value={dropped} />
          </Figure>
        ) : null}
      </dl>
      <Button
        size="small"
        className="max-sm:ml-auto"
        icon={<Eraser />}
        disabledReason={onClear === null ? t('nothingToClear') : null}
        {...(onClear === null ? {} : { onClick: onClear })}
      >
        {t('clear')}
      </Button>
    </div>
  )
}

const Figure = ({ name, title, children }: { name: string; title?: string; children: ReactNode }) => (
  <div
    title={title}
    className="flex items-baseline gap-1.5 border-line-1 px-2.5 not-first:border-l last:pr-0 max-sm:gap-1 max-sm:px-2 max-sm:first:pl-0"
  >
    <dt className="text-ink-3">{name}</dt>
    <dd className="sm:min-w-[18px] text-right font-medium">{children}</dd>
  </div>
)

interface Said {
  kind: StateKind
  word: string
  /** What follows the word, and goes on changing. */
  rest?: string
}

/** Only the word is read out: figures beside it change too often. */
function StatusWord({ snapshot }: { snapshot: LiveSnapshot }) {
  const { kind, word, rest } = useSaid(snapshot)
  return (
    <State kind={kind}>
      <span>
        <span aria-live="polite">{word}</span>
        {rest}
      </span>
    </State>
  )
}

function useSaid({ status, isPaused, waiting, isFull, lostAt, retry, error }: LiveSnapshot): Said {
  const t = useTranslations('live')
  const now = useNow()
  if (status === 'reconnecting') {
    const word = t('connectionLost', { time: lostAt === null ? '?' : clock(lostAt) })
    if (retry === null || now === null) return { kind: 'warn', word, rest: t('trying') }
    const seconds = String(Math.max(0, Math.ceil((retry.at - now) / 1_000)))
    return { kind: 'warn', word, rest: t('tryingIn', { seconds }) }
  }
  if (isPaused) {
    const rest = isFull
      ? t('newWaitFull', { count: waiting })
      : waiting === 0
        ? ''
        : t('newWait', { count: waiting })
    return { kind: 'warn', word: t('paused'), rest }
  }
  switch (status) {
    case 'live':
      return { kind: 'ok', word: t('isLive') }
    case 'connecting':
      return { kind: 'idle', word: t('connecting') }
    case 'ended':
      return error === null ? { kind: 'idle', word: t('stopped') } : { kind: 'bad', word: t('ended') }
    default:
      return { kind: 'idle', word: t('idle') }
  }
}
