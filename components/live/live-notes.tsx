'use client'

import { sentences } from '@/lib/i18n/sentences'
import { visible } from '@/lib/i18n/visible'
import { useTranslations } from '@/lib/i18n/use-translations'
import { usePunctuation } from '@/lib/i18n/use-punctuation'
import { ProblemNote } from '@/components/form/problem-note'
import { Button } from '@/components/ui/button'
import { Note } from '@/components/ui/note'
import { useProblemWords } from '@/lib/client/problem-words'
import { ConsoleError } from '@/lib/api/problem'
import { ConsoleUnreachable } from '@/lib/client/console-unreachable'
import { LeftTracing } from './left-tracing'
import { manualConsumer, type LiveSnapshot } from '@/lib/client/live/live-snapshot'
import { isNothingSent } from '@/lib/client/live/unsettled'

interface LiveNotesProps {
  snapshot: LiveSnapshot
  onUnfilter: () => void
  onEndTracing: () => void
  onRetry: () => void
}

/** What the person has to know about the stream: why it ended, that the queue waits, what was dropped. */
export function LiveNotes({ snapshot, onUnfilter, onEndTracing, onRetry }: LiveNotesProps) {
  const t = useTranslations('live')
  const { room } = usePunctuation()
  const say = useProblemWords()
  const {
    sources,
    status,
    error,
    settleError,
    unacked,
    unackedUnseen,
    hidden,
    unsure,
    dropped,
    ends,
    tracingWasOn,
    tracingListeners,
  } = snapshot
  const consumer = manualConsumer(snapshot)
  const withHidden = unacked + hidden
  const isFull = consumer !== null && status === 'live' && withHidden >= consumer.prefetch
  const nameOf = (index: number) => {
    const source = sources[index]
    return source?.kind === 'tap' ? visible(source.exchange) : String(index + 1)
  }
  return (
    <>
      {error === null ? null : (
        <div className="flex-none px-4 pb-2 max-sm:px-3">
          <ProblemNote error={error} />
        </div>
      )}
      {status === 'reconnecting' ? <RetryNote snapshot={snapshot} onRetry={onRetry} /> : null}
      {ends.map((end) => (
        <Note key={end.source} tone="bad" role="alert">
          {sentences(t('sourceEnded', { name: nameOf(end.source) }), ...Object.values(say(end.error)))}
        </Note>
      ))}
      {settleError === null ? null : (
        <Note tone="bad" role="alert">
          {sentences(
            t(isNothingSent(settleError) ? 'settleFailed' : 'settleUnknown'),
            ...Object.values(say(settleError)),
          )}
        </Note>
      )}
      <LeftTracing isNear={sources.some(({ kind }) => kind === 'firehose')} />
      {tracingWasOn === true && status !== 'ended' ? (
        <Note
          tone={tracingListeners === 0 ? 'warn' : 'info'}
          action={
            <Button size="small" onClick={onEndTracing}>
              {t('tracingOff')}
            </Button>
          }
        >
          {t('tracingWasOn')}
          {room}
          {tracingListeners === null ? null : t('tracingListeners', { count: tracingListeners })}
        </Note>
      ) : null}
      {isFull ? (
        <Note
          tone="warn"
          action={
            hidden > 0 ? (
              <Button size="small" onClick={onUnfilter}>
                {t('showHidden')}
              </Button>
            ) : undefined
          }
        >
          <b className="font-semibold">
            {t('unackedFull', { unacked: String(withHidden), prefetch: String(consumer.prefetch) })}
          </b>
          {room}
          {hidden > 0 ? t('unackedHidden', { shown: unacked, count: hidden }) : t('unackedFullNext')}
        </Note>
      ) : null}
      {unsure > 0 ? <Note tone="warn">{t('filterUnsure', { count: unsure })}</Note> : null}
      {unackedUnseen > 0 ? <Note tone="warn">{t('unackedUnseen', { count: unackedUnseen })}</Note> : null}
      {dropped !== null && dropped > 0 ? (
        <Note tone="warn">{t('droppedNote', { count: dropped })}</Note>
      ) : null}
    </>
  )
}

/** Why the connection went, as far as the last attempt told, and that it comes again by itself. */
function RetryNote({ snapshot, onRetry }: Pick<LiveNotesProps, 'snapshot' | 'onRetry'>) {
  const t = useTranslations('live')
  const { colon, room } = usePunctuation()
  const say = useProblemWords()
  const { retry } = snapshot
  const why = snapshot.why instanceof ConsoleError ? snapshot.why : new ConsoleUnreachable('')
  const { title, detail } = say(why)
  return (
    <Note
      tone="stale"
      action={
        <Button size="small" disabledReason={retry === null ? t('retrying') : null} onClick={onRetry}>
          {t('retryNow')}
        </Button>
      }
    >
      <b className="font-semibold">{detail === '' ? title : `${title}${colon}`}</b> {detail}
      {room}
      {t(manualConsumer(snapshot) === null ? 'retryRows' : 'retryRequeued')}
    </Note>
  )
}
