'use client'

import { Reply as ReplyIcon } from 'lucide-react'
import { sentences } from '@/lib/i18n/sentences'
import { useTranslations } from '@/lib/i18n/use-translations'
import { ProblemNote } from '@/components/form/problem-note'
import { Panel } from '@/components/layout/panel'
import { Chip } from '@/components/ui/chip'
import { EmptyState } from '@/components/ui/empty-state'
import { State } from '@/components/ui/state'
import { laterPart } from '@/components/ui/later-part'
import { resultOfError } from '@/lib/client/publish-result'
import { formatCount, formatRate } from '@/lib/i18n/format'
import { useResultWords } from './use-result-words'
import { attemptOf } from './request-attempt'
import type { Asked } from './use-request'

/** With the page that shows a reply, not with every form. */
const MessageDetail = laterPart(() =>
  import('@/components/message/message-detail').then((module) => module.MessageDetail),
)

/** What became of a request, and each reply with the time that it took. */
export function ReplyPanel({ asked, busy }: { asked: Asked | null; busy: boolean }) {
  const t = useTranslations('publish')
  const words = useResultWords()
  const answer = busy ? null : (asked?.answer ?? null)
  const strays = answer?.replies.filter(({ matched }) => !matched) ?? []
  return (
    <>
      <section
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
        role="status"
        aria-label={t('outcome.title')}
        aria-busy={busy}
        className="min-h-32 flex-none"
      >
        <h2 className="flex h-9 items-center px-4 text-small font-semibold max-sm:px-3">
          {t('outcome.title')}
        </h2>
        {asked === null && !busy ? (
          <EmptyState icon={<ReplyIcon size={16} />} title={t('reply.emptyTitle')}>
            {t('reply.emptyHelp')}
          </EmptyState>
        ) : null}
        <div className="flex flex-col gap-2 px-4 pb-3 max-sm:px-3">
          {busy ? (
            <p className="text-ink-2">{t('reply.busy')}</p>
          ) : asked === null ? null : answer !== null ? (
            <Outcome asked={asked} answer={answer} words={words(attemptOf(asked))} />
          ) : resultOfError(asked.error).kind === 'unknown' ? (
            <Unknown words={words(attemptOf(asked))} />
          ) : (
            <ProblemNote error={asked.error} />
          )}
          {answer === null || answer.strays <= strays.length ? null : (
            <p className="text-small text-ink-2">
              {t('reply.straysShown', {
                count: formatCount(answer.strays),
                shown: formatCount(strays.length),
              })}
            </p>
          )}
        </div>
      </section>
      {answer?.replies.map((reply, index) => (
        <Panel
          // Replies have no identity of their own; they never move.
          // oxlint-disable-next-line react/no-array-index-key
          key={index}
          flush
          title={t('reply.one', { number: String(index + 1), milliseconds: formatRate(reply.milliseconds) })}
          aside={
            <Chip tone={reply.matched ? 'ok' : 'warn'}>
              {reply.matched ? t('reply.matched') : t('reply.stray')}
            </Chip>
          }
        >
          <MessageDetail message={reply} />
        </Panel>
      ))}
    </>
  )
}

type Words = ReturnType<ReturnType<typeof useResultWords>>

interface OutcomeProps {
  asked: Asked
  answer: NonNullable<Asked['answer']>
  words: Words
}

function Outcome({ asked, answer, words }: OutcomeProps) {
  const t = useTranslations('publish.reply')
  const { replies, outcome, milliseconds, replyTo, correlationId } = answer
  const matched = replies.filter((reply) => reply.matched).length
  const isSilent = matched === 0
  if (isSilent && outcome.kind === 'unknown') {
    return <Unknown words={words} more={t('none', { milliseconds: asked.timeLimit })} />
  }
  const reached = outcome.kind === 'confirmed' || outcome.kind === 'unknown'
  const isRouted = outcome.kind !== 'confirmed' || outcome.routed !== null
  return (
    <>
      <p className="text-strong font-semibold">
        {!isSilent ? (
          <State kind="ok">{t('got', { count: matched, milliseconds: formatRate(milliseconds) })}</State>
        ) : reached ? (
          <State kind="warn">{t('none', { milliseconds: asked.timeLimit })}</State>
        ) : (
          <State kind={words.level}>{words.title}</State>
        )}
      </p>
      {words.quote === undefined ? null : (
        <p className="mono rounded-s bg-surface-2 px-2 py-1 text-small wrap-anywhere">{words.quote}</p>
      )}
      {!reached ? (
        <>
          <p className="text-small text-ink-2 wrap-anywhere">{words.text}</p>
          <p className="text-small text-ink-2">{t('notSent')}</p>
        </>
      ) : isSilent ? (
        <p className="text-small text-ink-2 wrap-anywhere">
          {t(isRouted ? 'noneHelp' : 'noneHelpUnrouted', { replyTo, id: correlationId })}
        </p>
      ) : outcome.kind === 'confirmed' && isRouted ? (
        <p className="text-small text-ink-2">{words.title}</p>
      ) : null}
    </>
  )
}

/** Nobody knows whether the request was delivered: asking again may mean two of them. */
function Unknown({ words, more }: { words: Words; more?: string }) {
  return (
    <>
      <p className="text-strong font-semibold">
        <State kind={words.level}>{words.title}</State>
      </p>
      <p className="text-small text-ink-2 wrap-anywhere">{sentences(words.text, more ?? '')}</p>
      <p className="text-small text-ink-2">{words.next}</p>
    </>
  )
}
