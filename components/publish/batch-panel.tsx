'use client'

import { Layers } from 'lucide-react'
import { useState } from 'react'
import { sentences } from '@/lib/i18n/sentences'
import { useTranslations } from '@/lib/i18n/use-translations'
import { ProblemNote } from '@/components/form/problem-note'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { laterPart } from '@/components/ui/later-part'
import { Time } from '@/components/ui/figures'
import { Note } from '@/components/ui/note'
import { useNow } from '@/components/ui/use-now'
import type { BatchProgress } from '@/lib/api/batches'
import { ConsoleError } from '@/lib/api/problem'
import { useProblemWords } from '@/lib/client/problem-words'
import { formatCount, formatTime } from '@/lib/i18n/format'
import { BatchCountsView } from './batch-counts'
import { BatchBlocked, BatchLine, BatchState, BatchUnknown, StopBatch } from './batch-parts'
import { EarlierBatches } from './earlier-batches'
import type { Batches } from './use-batch'

const ReturnedTable = laterPart(() => import('./returned-table').then((module) => module.ReturnedTable))

type BatchPanelProps = Omit<Batches, 'start' | 'starting'>

/** What became of the messages of a batch, counted while it runs; below it the batches before. */
export function BatchPanel({ batches, lost, look, doubt, problem, stop }: BatchPanelProps) {
  const t = useTranslations('publish')
  const [latest, ...earlier] = batches
  return (
    <>
      <section
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
        role="status"
        // Its counts run: only words that say how it does are read out.
        aria-live="off"
        aria-label={t('outcome.title')}
        className="min-h-32 flex-none"
      >
        <div className="flex h-9 items-center gap-2.5 px-4 max-sm:px-3">
          <h2 className="text-small font-semibold">{t('outcome.title')}</h2>
          {/* There before its word is: what comes with its word is not read out. */}
          <span aria-live="polite">
            {latest === undefined ? null : <BatchState batch={latest} lost={lost !== null} />}
          </span>
          {latest === undefined ? null : (
            <span className="ml-auto text-micro text-ink-3">
              <Time at={latest.startedAt} />
            </span>
          )}
        </div>
        <div aria-live="polite">
          {lost === null || doubt === 'asking' ? null : (
            <div className="pb-2">
              <Lost {...lost} onLook={look} />
            </div>
          )}
        </div>
        {problem === null ? null : (
          <div className="px-4 pb-3 max-sm:px-3">
            <ProblemNote error={problem} />
          </div>
        )}
        <div aria-live="polite">
          {doubt === null ? null : (
            <div className="px-4 pb-3 max-sm:px-3">
              <Note tone={doubt === 'started' ? 'info' : 'warn'} boxed>
                {t(`batch.doubt.${doubt}`)}
              </Note>
            </div>
          )}
        </div>
        {latest !== undefined ? (
          <Latest batch={latest} onStop={stop} />
        ) : problem === null && doubt === null && lost === null ? (
          <EmptyState icon={<Layers size={16} />} title={t('batch.emptyTitle')}>
            {sentences(t('batch.emptyHelp'), t('batch.again'))}
          </EmptyState>
        ) : null}
      </section>
      {earlier.length === 0 ? null : <EarlierBatches batches={earlier} lost={lost !== null} onStop={stop} />}
    </>
  )
}

/** Counts that cannot be read now: of when they are, and why. What runs goes on without the page. */
function Lost({ error, since, onLook }: NonNullable<Batches['lost']> & { onLook: () => void }) {
  const t = useTranslations('publish.batch')
  const ui = useTranslations('lists')
  const say = useProblemWords()
  const now = useNow()
  const { title, detail } = say(error)
  return (
    <Note
      tone="stale"
      action={
        <Button size="small" onClick={onLook}>
          {ui('now')}
        </Button>
      }
    >
      {since === null || now === null ? null : (
        <b className="font-semibold">{t('lostSince', { time: formatTime(since, now) })} </b>
      )}
      {t('lost', { why: detail === '' ? title : `${title} (${detail})` })}
    </Note>
  )
}

function Latest({ batch, onStop }: { batch: BatchProgress; onStop: (id: string) => void }) {
  const { counts, problem, returns } = batch
  return (
    <div className="flex flex-col gap-2 px-4 pb-3 max-sm:px-3">
      <BatchLine batch={batch} />
      <BatchBlocked batch={batch} />
      <BatchCountsView batch={batch} />
      {returns.length === 0 ? null : (
        <ul className="mono text-small text-ink-2">
          {returns.map(({ code, text, count }) => (
            <li key={`${code} ${text}`}>
              {formatCount(count)} × {code} {text}
            </li>
          ))}
        </ul>
      )}
      {counts.returned === 0 ? null : <CameBack key={batch.id} batch={batch} />}
      {problem === null ? null : <ProblemNote error={ConsoleError.fromProblem(problem)} />}
      <BatchUnknown batch={batch} />
      <StopBatch batch={batch} onStop={onStop} className="self-start" />
    </div>
  )
}

/** Unfolded on demand: what came back is read then. */
function CameBack({ batch }: { batch: BatchProgress }) {
  const t = useTranslations('publish.batch')
  const [isOpen, setOpen] = useState(false)
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="w-fit cursor-pointer rounded-xs text-small text-ink-2 marker:text-ink-3">
        {t('cameBack')}
      </summary>
      {isOpen ? <ReturnedTable batch={batch} /> : null}
    </details>
  )
}
