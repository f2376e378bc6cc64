'use client'

import { Send } from 'lucide-react'
import Link from 'next/link'
import { useEffect, useRef, type ReactNode } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Panel } from '@/components/layout/panel'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { EmptyState } from '@/components/ui/empty-state'
import { Time } from '@/components/ui/figures'
import { State } from '@/components/ui/state'
import { useFocusKept } from '@/components/ui/use-focus-kept'
import { formatBytes, formatRate } from '@/lib/i18n/format'
import type { Attempt } from './attempt'
import { attemptKey } from './kept-attempts'
import { useHistory } from './use-history'
import { useResultWords } from './use-result-words'

interface OutcomePanelProps {
  /** Newest first. */
  attempts: readonly Attempt[]
  busy: boolean
  onClear: () => void
  /** Publishes what an attempt published once more. */
  onAgain: (attempt: Attempt) => void
  /** Puts what an attempt published into the form. */
  onEdit: (attempt: Attempt) => void
}

/** What became of the last message, said aloud; below it the ones before. */
export function OutcomePanel({ attempts, busy, onClear, onAgain, onEdit }: OutcomePanelProps) {
  const t = useTranslations('publish')
  // While one is under way no older outcome stands in its place.
  const shown = busy ? undefined : attempts.at(0)
  const history = useHistory(attempts)
  const earlier = busy ? history.attempts : history.attempts.filter((attempt) => attempt !== shown)
  const region = useRef<HTMLElement>(null)
  const kept = useFocusKept<HTMLDivElement>(() => region.current)
  const id = shown?.id

  useEffect(() => {
    // On narrow screens it is below the form.
    if (id !== undefined) region.current?.scrollIntoView({ block: 'nearest' })
  }, [id])

  // Also before anything is kept: whoever publishes a secret first must be able to say so before.
  const keeping = (
    <div className="flex flex-col gap-0.5 px-4 pb-2 text-small text-ink-2 max-sm:px-3">
      <Checkbox
        label={t('outcome.keepMessages')}
        help={t('outcome.keepHelp')}
        checked={history.keepsMessages}
        onChange={(event) => history.keepMessages(event.target.checked)}
      />
    </div>
  )
  return (
    <div {...kept} className="contents">
      <section
        ref={region}
        // An output element would hold phrases only, not paragraphs and links.
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
        role="status"
        tabIndex={-1}
        aria-label={t('outcome.title')}
        aria-busy={busy}
        className="min-h-32 flex-none"
      >
        <div className="flex h-9 items-center gap-2.5 px-4 max-sm:px-3">
          <h2 className="text-small font-semibold">{t('outcome.title')}</h2>
          {shown === undefined ? null : <Taken attempt={shown} className="ml-auto" />}
        </div>
        {busy ? (
          <p className="px-4 pb-3 text-ink-2 max-sm:px-3">{t('busy')}</p>
        ) : shown === undefined ? (
          <EmptyState icon={<Send size={16} />} title={t('outcome.emptyTitle')}>
            {t('outcome.emptyHelp')}
          </EmptyState>
        ) : (
          <Latest attempt={shown} actions={<Redo attempt={shown} onAgain={onAgain} onEdit={onEdit} />} />
        )}
      </section>
      {earlier.length === 0 ? (
        keeping
      ) : (
        <Panel
          flush
          title={t('outcome.earlier')}
          actions={
            <Button
              size="small"
              kind="quiet"
              onClick={() => {
                history.clear()
                onClear()
              }}
            >
              {t('outcome.clear')}
            </Button>
          }
        >
          {keeping}
          <ol>
            {earlier.map((attempt) => (
              <Earlier
                key={attemptKey(attempt)}
                attempt={attempt}
                actions={<Redo attempt={attempt} onAgain={onAgain} onEdit={onEdit} />}
              />
            ))}
          </ol>
        </Panel>
      )}
    </div>
  )
}

function Latest({ attempt, actions }: { attempt: Attempt; actions: ReactNode }) {
  const words = useResultWords()(attempt)
  return (
    <div className="flex flex-col gap-1.5 px-4 pb-3 max-sm:px-3">
      <p className="text-strong font-semibold wrap-anywhere">
        <State kind={words.level}>{words.title}</State>
      </p>
      {words.quote === undefined ? null : (
        <p className="mono rounded-s bg-surface-2 px-2 py-1 text-small whitespace-pre-line wrap-anywhere">
          {words.quote}
        </p>
      )}
      <p className="text-small text-ink-2 wrap-anywhere">{words.text}</p>
      {words.next === undefined ? null : <p className="text-small text-ink-2">{words.next}</p>}
      {words.links === undefined ? null : (
        <p className="flex flex-wrap gap-x-3 gap-y-1 text-small">
          {words.links.map(({ label, href }) => (
            <Link key={href} href={href} prefetch={false} className="underline underline-offset-2">
              {label}
            </Link>
          ))}
        </p>
      )}
      <Where attempt={attempt} />
      {actions}
    </div>
  )
}

function Earlier({ attempt, actions }: { attempt: Attempt; actions: ReactNode }) {
  const words = useResultWords()(attempt)
  return (
    <li
      className="flex flex-col gap-0.5 border-t border-line-1 px-4 py-1.5 max-sm:px-3"
      title={words.quote ?? words.text}
    >
      <span className="flex items-center gap-2 text-small">
        <span className="cut flex-1">
          <State kind={words.level}>{words.title}</State>
        </span>
        <Taken attempt={attempt} />
      </span>
      <Where attempt={attempt} />
      {actions}
    </li>
  )
}

/** The same message once more, as it was or edited first. */
function Redo({
  attempt,
  onAgain,
  onEdit,
}: { attempt: Attempt } & Pick<OutcomePanelProps, 'onAgain' | 'onEdit'>) {
  const t = useTranslations('publish.history')
  if (attempt.values === null) return null
  return (
    <span className="flex gap-1.5 pt-0.5">
      <Button size="small" onClick={() => onAgain(attempt)}>
        {t('again')}
      </Button>
      <Button size="small" kind="quiet" title={t('editHelp')} onClick={() => onEdit(attempt)}>
        {t('edit')}
      </Button>
    </span>
  )
}

function Taken({ attempt, className }: { attempt: Attempt; className?: string }) {
  const t = useTranslations('publish.outcome')
  return (
    <span className={`flex flex-none gap-2 text-micro text-ink-3 ${className ?? ''}`}>
      <span>{t('took', { milliseconds: formatRate(attempt.milliseconds) })}</span>
      <Time at={attempt.at} />
    </span>
  )
}

const asCode = (name: ReactNode) => <code className="text-ink-2">{name}</code>

function Where({ attempt: { bytes, exchange, routingKey, vhost } }: { attempt: Attempt }) {
  const t = useTranslations('publish.outcome')
  const target = {
    bytes: formatBytes(bytes),
    exchange: exchange === '' ? t('defaultExchange') : exchange,
    vhost,
    code: asCode,
  }
  return (
    <span className="text-micro text-ink-3 wrap-anywhere">
      {routingKey === '' ? t.rich('toNoKey', target) : t.rich('to', { ...target, key: routingKey })}
    </span>
  )
}
