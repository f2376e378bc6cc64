'use client'

import { Square } from 'lucide-react'
import { sentences } from '@/lib/i18n/sentences'
import { useTranslations } from '@/lib/i18n/use-translations'
import { usePunctuation } from '@/lib/i18n/use-punctuation'
import { visible } from '@/lib/i18n/visible'
import { Button } from '@/components/ui/button'
import { Count } from '@/components/ui/figures'
import { Note } from '@/components/ui/note'
import { State } from '@/components/ui/state'
import type { Replies } from '@/lib/client/live/replies'
import { useProblemWords } from '@/lib/client/problem-words'

const figures = ['answered', 'failed', 'silent', 'waiting'] as const

/** How automatic replies do, counted; and why they ended. */
export function RepliesBar({ replies, onStop }: { replies: Replies; onStop: () => void }) {
  const t = useTranslations('live')
  const { room } = usePunctuation()
  const say = useProblemWords()
  const { running, counts, blocked, lastFailed, error, isCutOff } = replies
  const why = error === null ? null : Object.values(say(error)).filter((line) => line !== '')
  return (
    <section aria-label={t('autoReply')} className="flex flex-none flex-col border-t border-line-2">
      <div className="flex min-h-9 flex-wrap items-center gap-x-4 gap-y-1 px-4 py-1 text-small max-sm:px-3">
        <output>
          <State kind={running ? (blocked === null ? 'ok' : 'warn') : error === null ? 'idle' : 'bad'}>
            {t(running ? (blocked === null ? 'autoReplyRuns' : 'autoReplyBlocked') : 'autoReplyEnded', {
              reason: blocked ?? '',
            })}
          </State>
        </output>
        <dl className="flex flex-wrap items-baseline gap-x-4">
          {figures.map((name) => (
            <div key={name} className="flex items-baseline gap-1.5" title={t(`autoReplyTitles.${name}`)}>
              <dt className="text-ink-3">{t(`autoReplyCounts.${name}`)}</dt>
              <dd className="font-medium tabular-nums">
                <Count value={counts[name]} />
              </dd>
            </div>
          ))}
        </dl>
        {running ? (
          <Button size="small" className="ml-auto" icon={<Square />} onClick={onStop}>
            {t('autoReplyStop')}
          </Button>
        ) : null}
      </div>
      {why === null ? null : (
        <Note tone="bad" role="alert">
          {sentences(t('autoReplyProblem'), ...why)}
        </Note>
      )}
      {isCutOff ? <Note tone="warn">{t('autoReplyCutOff')}</Note> : null}
      {lastFailed === null || why !== null ? null : (
        <Note tone="warn">
          {t(`autoReplyFailures.${lastFailed.failure}`, {
            queue: visible(lastFailed.replyTo),
            why: visible(lastFailed.text),
          })}
          {room}
          {t('autoReplyHeld', { count: counts.failed })}
        </Note>
      )}
    </section>
  )
}
