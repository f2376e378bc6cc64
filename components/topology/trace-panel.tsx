'use client'

import { LocateFixed, X } from 'lucide-react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { QueryProblem } from '@/components/layout/query-problem'
import { IconButton } from '@/components/ui/icon-button'
import { TraceAnswer } from './trace-answer'
import { TraceForm } from './trace-form'
import { TraceMissed } from './trace-missed'
import type { useTrace } from './use-trace'

interface TracePanelProps {
  vhost: string
  trace: ReturnType<typeof useTrace>
  queues: readonly { name: string }[]
  onClose: () => void
}

/** "Where does my message go?": what would be published, the answer in words, and what to do about what it misses. */
export function TracePanel({ vhost, trace, queues, onClose }: TracePanelProps) {
  const t = useTranslations('trace')
  const { query, asked, form, expected } = trace
  return (
    <section
      aria-label={t('title')}
      // Scrolls by itself, so the keyboard must reach it.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className="relative flex min-h-0 flex-1 flex-col overflow-y-auto bg-surface-1 focus-visible:-outline-offset-2"
    >
      <div className="flex h-9 flex-none items-center gap-2 border-b border-line-1 pr-2 pl-4 max-sm:pl-3">
        <LocateFixed size={16} className="text-ink-3" />
        <h2 className="text-small font-semibold">{t('title')}</h2>
        <span className="text-small text-ink-3">{t('lead')}</span>
        <IconButton size="small" className="ml-auto" label={t('close')} icon={<X />} onClick={onClose} />
      </div>
      <TraceForm key={JSON.stringify(form)} values={form} vhost={vhost} onTrace={trace.ask} />
      {asked === null ? (
        <p className="px-4 py-3 text-small text-ink-2 max-sm:px-3">{t('start')}</p>
      ) : query.data === undefined ? (
        query.error === null ? (
          <p className="late px-4 py-3 text-small text-ink-3 max-sm:px-3">{t('busy')}</p>
        ) : (
          <QueryProblem error={query.error} onRetry={() => void query.refetch()} />
        )
      ) : (
        <>
          {query.error === null ? null : (
            <QueryProblem error={query.error} onRetry={() => void query.refetch()} />
          )}
          <TraceAnswer vhost={vhost} answer={query.data} />
          {query.data.refused === null ? (
            <TraceMissed
              vhost={vhost}
              answer={query.data}
              queues={queues.map(({ name }) => name)}
              expected={expected}
              onExpect={trace.expect}
            />
          ) : null}
        </>
      )}
    </section>
  )
}
