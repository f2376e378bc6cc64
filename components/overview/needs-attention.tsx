'use client'

import { useQuery } from '@tanstack/react-query'
import { Check, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { sentences } from '@/lib/i18n/sentences'
import { useOwnTexts } from '@/lib/client/own-texts'
import { usePunctuation } from '@/lib/i18n/use-punctuation'
import { QueryProblem } from '@/components/layout/query-problem'
import { StaleNote } from '@/components/table/stale-note'
import { Button } from '@/components/ui/button'
import { Chip } from '@/components/ui/chip'
import { Note } from '@/components/ui/note'
import { EmptyState } from '@/components/ui/empty-state'
import { Skeleton } from '@/components/ui/skeleton'
import { useNow } from '@/components/ui/use-now'
import type { Overview } from '@/lib/api/overview'
import { useHiddenFindings } from '@/lib/client/hidden-findings'
import { attentionQuery } from '@/lib/client/queries/attention'
import { useRefreshInterval } from '@/lib/client/refresh'
import { exactCount } from '@/lib/i18n/format'
import { useAge } from '@/lib/i18n/use-age'
import { countByLevel, findingId, findingLevels } from '@/lib/rabbitmq/attention/finding-order'
import { moreFor } from '@/lib/rabbitmq/attention/most-findings'
import { vhostOf } from '@/lib/rabbitmq/attention/finding-vhost'
import { agesOf, nothingFound, sourcesIn, type Source } from './attention-sources'
import { EmptyBroker } from './empty-broker'
import { FindingRow } from './finding-row'
import { shownFindings } from './shown-findings'

const tones = { bad: 'bad', warn: 'warn', info: 'plain' } as const

interface NeedsAttentionProps {
  /** Undefined while it is not there: what is wrong does not wait for totals. */
  overview: Overview | undefined
  /** The virtual host that is looked at; null: all. */
  vhost: string | null
}

/** What the rules found, the worst first; what could not be looked at; what this browser hides. */
export function NeedsAttention({ overview, vhost }: NeedsAttentionProps) {
  const t = useTranslations('attention')
  const [hiddenIds, toggle] = useHiddenFindings()
  const { data, error, refetch } = useQuery({
    ...attentionQuery(vhost, moreFor(hiddenIds.size)),
    refetchInterval: useRefreshInterval(),
  })
  const [showsHidden, setShowsHidden] = useState(false)
  const all = data?.findings ?? []
  const { shown, hidden, more } = shownFindings(all, data?.counts ?? {}, { hiddenIds, showsHidden })
  const counts = countByLevel(data?.counts ?? {})
  const failed = sourcesIn(data?.sources ?? [], 'failed')
  const isEmpty = overview?.objects.queues === 0 && all.length === 0
  const retry = () => void refetch()
  return (
    <section aria-labelledby="needs-attention" className="flex min-w-0 flex-col">
      <div className="flex min-h-9 flex-none items-center gap-2.5 px-4 max-sm:px-3">
        <h2 id="needs-attention" className="text-small font-semibold whitespace-nowrap">
          {t('title')}
        </h2>
        {findingLevels.map((level) =>
          counts[level] === 0 ? null : (
            <Chip key={level} tone={tones[level]}>
              {t(level, { count: exactCount(counts[level]) })}
            </Chip>
          ),
        )}
      </div>
      {error === null ? null : data === undefined ? (
        <QueryProblem error={error} onRetry={retry} />
      ) : (
        <StaleNote error={error} asOf={data.asOf} onRetry={retry} />
      )}
      {failed.length === 0 ? null : (
        <Note tone="warn">
          <b className="font-semibold">{t('partial')}:</b> <FailedSources sources={failed} />
        </Note>
      )}
      {isEmpty ? <EmptyBroker isMonitor={overview.nodes !== null} vhost={vhost} /> : null}
      {shown.length === 0 ? null : (
        <ul>
          {shown.map((finding) => {
            const id = findingId(finding)
            return (
              <FindingRow
                key={id}
                finding={finding}
                ofWhole={vhost !== null && vhostOf(finding) === null}
                hidden={hiddenIds.has(id)}
                onToggle={() => toggle(id)}
              />
            )
          })}
        </ul>
      )}
      {data === undefined && error === null ? (
        <p aria-hidden className="late border-t border-line-1 px-4 py-3 max-sm:px-3">
          <Skeleton width="46%" />
        </p>
      ) : null}
      {isEmpty || data === undefined || all.length > 0 ? null : (
        <NothingFound {...nothingFound(data.sources)} />
      )}
      {hidden === 0 ? null : (
        <div className="flex items-center gap-2 border-t border-line-1 px-4 py-1.5 text-small text-ink-2 max-sm:px-3">
          {t('hidden', { count: hidden })}
          <Button size="small" kind="quiet" onClick={() => setShowsHidden(!showsHidden)}>
            {t(showsHidden ? 'leaveHidden' : 'showHidden')}
          </Button>
        </div>
      )}
      {data === undefined ? null : <Foot sources={data.sources} more={more} />}
    </section>
  )
}

function NothingFound({ title, help }: ReturnType<typeof nothingFound>) {
  const t = useTranslations('attention')
  const Icon = title === 'none' ? Check : TriangleAlert
  return (
    <EmptyState icon={<Icon size={16} />} title={t(title)}>
      {t(help)}
    </EmptyState>
  )
}

/** A source in words, with its age where that is more than a minute: `certificates (42 min old)`. */
function useSourceWords(sources: readonly Source[]) {
  const t = useTranslations('attention')
  const now = useNow()
  const inWords = useAge()
  const ages = now === null ? new Map<Source['source'], number>() : agesOf(sources, now)
  const word = (source: Source['source']) => {
    const age = ages.get(source)
    const name = t(`source.${source}`)
    return age === undefined ? name : t('agedSource', { source: name, age: inWords(age) })
  }
  return { ages, word }
}

/** What could not be looked at, each reason once: an outage has one for all of it. What is still shown of it has its age. */
function FailedSources({ sources }: { sources: readonly Source[] }) {
  const t = useTranslations('attention')
  const { listed } = usePunctuation()
  const inOwnWords = useOwnTexts()
  const { word } = useSourceWords(sources)
  const byReason = Map.groupBy(sources, ({ reason }) => reason ?? '?')
  return sentences(
    ...[...byReason].map(([reason, of]) =>
      t('sourceFailed', {
        source: listed(of.map(({ source }) => word(source))),
        reason: inOwnWords(reason),
      }),
    ),
  )
}

/**
 * More of a kind than are named, what is asked so seldom that it may be over, and what this user may not see or was looked at in
 * part. What failed stands above.
 */
function Foot({ sources, more }: { sources: readonly Source[]; more: number }) {
  const t = useTranslations('attention')
  const { stop, room, listed } = usePunctuation()
  const { ages, word } = useSourceWords(sources)
  const hidden = sourcesIn(sources, 'hidden')
  const failed = new Set(sourcesIn(sources, 'failed').map(({ source }) => source))
  const old = [...ages.keys()].filter((source) => !failed.has(source))
  const cut = sources.flatMap(({ source, cut: part }) =>
    part === null
      ? []
      : [
          t('cutSource', {
            source: t(`source.${source}`),
            looked: exactCount(part.looked),
            of: exactCount(part.of),
          }),
        ],
  )
  if (more === 0 && old.length === 0 && hidden.length === 0 && cut.length === 0) return null
  return (
    <p className="border-t border-line-1 px-4 py-2 text-micro wrap-anywhere text-ink-3 max-sm:px-3">
      {more === 0 ? null : `${t('more', { count: more })}${stop}${room}`}
      {old.length === 0 ? null : `${t('old', { sources: listed(old.map(word)) })}${room}`}
      {cut.length === 0 ? null : `${t('cut', { sources: listed(cut) })}${room}`}
      {hidden.length === 0
        ? null
        : t('notSeen', { sources: listed(hidden.map(({ source }) => t(`source.${source}`))) })}
    </p>
  )
}
