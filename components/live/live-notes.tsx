'use client'

import { useTranslations } from 'use-intl'
import { ProblemNote } from '@/components/form/problem-note'
import { Note } from '@/components/ui/note'
import { useProblemWords } from '@/lib/client/problem-words'
import type { LiveSnapshot } from '@/lib/client/live/live-snapshot'

/** What the person has to know about the stream: why it ended, that the queue waits, what was dropped. */
export function LiveNotes({ snapshot }: { snapshot: LiveSnapshot }) {
  const t = useTranslations('live')
  const say = useProblemWords()
  const { source, status, error, settleError, held, heldUnseen, dropped } = snapshot
  const isFull = source?.kind === 'queue' && status === 'live' && held >= source.prefetch
  return (
    <>
      {error === null ? null : (
        <div className="flex-none px-4 pb-2 max-sm:px-3">
          <ProblemNote error={error} />
        </div>
      )}
      {settleError === null ? null : (
        <Note tone="bad" role="alert">
          {[t('settleFailed'), ...Object.values(say(settleError))].filter((line) => line !== '').join(' ')}
        </Note>
      )}
      {isFull ? (
        <Note tone="warn">
          <b className="font-semibold">
            {t('heldFull', { held: String(held), prefetch: String(source.prefetch) })}
          </b>{' '}
          {t('heldFullNext')}
        </Note>
      ) : null}
      {heldUnseen > 0 ? <Note tone="warn">{t('heldUnseen', { count: heldUnseen })}</Note> : null}
      {dropped > 0 ? <Note tone="warn">{t('droppedNote', { count: dropped })}</Note> : null}
    </>
  )
}
