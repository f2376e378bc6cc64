'use client'

import { Layers, LocateFixed, Share2 } from 'lucide-react'
import dynamic from 'next/dynamic'
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'
import { useMemo, useState, type ReactNode } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Page } from '@/components/layout/page'
import { QueryProblem } from '@/components/layout/query-problem'
import { FilterBox } from '@/components/table/filter-box'
import { StaleNote } from '@/components/table/stale-note'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { IconButton } from '@/components/ui/icon-button'
import { Note } from '@/components/ui/note'
import { RadioGroup } from '@/components/ui/radio-group'
import { Select } from '@/components/ui/select'
import { useSession } from '@/lib/client/session-context'
import { useRememberedVirtualHost, useVirtualHost } from '@/lib/client/virtual-host'
import { exactCount } from '@/lib/i18n/format'
import { neighbourhood } from './graph'
import { traceMarks } from './trace-marks'
import { useTopology } from './use-topology'
import { useTrace } from './use-trace'

// What is drawn comes after the page: most of its code is the layout of the graph.
const GraphView = dynamic(() => import('./graph-view').then((module) => module.GraphView), { ssr: false })
const BindingsTable = dynamic(() => import('./bindings-table').then((module) => module.BindingsTable), {
  ssr: false,
})
const TracePanel = dynamic(() => import('./trace-panel').then((module) => module.TracePanel), { ssr: false })

const params = {
  view: parseAsStringLiteral(['graph', 'table']).withDefault('graph'),
  find: parseAsString.withDefault(''),
}

/** How the exchanges and queues of one virtual host are bound, as a graph or as a table. */
export function TopologyScreen() {
  const t = useTranslations('topology')
  const { vhosts } = useSession()
  const [asked, choose] = useVirtualHost()
  const remembered = useRememberedVirtualHost()
  const vhost = asked ?? (remembered !== null && vhosts.includes(remembered) ? remembered : vhosts[0])
  if (vhost === undefined) {
    return (
      <Page title={t('title')}>
        <EmptyState icon={<Layers size={16} strokeWidth={1.5} />} title={t('noVhostTitle')}>
          {t('noVhostHelp')}
        </EmptyState>
      </Page>
    )
  }
  return <TopologyOf vhost={vhost} onChoose={choose} />
}

interface TopologyOfProps {
  vhost: string
  onChoose: (vhost: string) => void
}

function TopologyOf({ vhost, onChoose }: TopologyOfProps) {
  const t = useTranslations('topology')
  const tTrace = useTranslations('trace')
  const { vhosts } = useSession()
  const [{ view, find }, setParams] = useQueryStates(params)
  const [steps, setSteps] = useState({ find, count: 0 })
  const step = steps.find === find ? steps.count : 0
  const { query, isCut, near } = useTopology(vhost, find)
  const { data, error } = query
  const known = vhosts.includes(vhost) ? vhosts : [vhost, ...vhosts]
  const shown = useMemo(
    () => (data === undefined || near === '' ? data : neighbourhood(data, near)),
    [data, near],
  )
  const stale = error !== null && data !== undefined
  const [isTracing, setTracing] = useState(true)
  const trace = useTrace(vhost)
  const { asked } = trace
  const answer = trace.query.data
  const marks = useMemo(
    () =>
      isTracing && asked !== null && answer !== undefined && answer.refused === null
        ? traceMarks(asked.exchange, answer)
        : null,
    [isTracing, asked, answer],
  )
  return (
    <Page
      title={t('title')}
      aside={
        <output className="cut max-md:hidden">{data === undefined ? '' : t('count', data.totals)}</output>
      }
      actions={
        <div className="flex items-center gap-1.5 max-sm:w-[calc(100vw-24px)] max-sm:flex-wrap">
          <label className="flex min-w-0 items-center gap-2 max-sm:flex-1">
            <span className="text-small text-ink-3 max-lg:sr-only">{t('vhost')}</span>
            <span className="w-44 min-w-0 max-sm:w-full">
              <Select
                value={vhost}
                onChange={(event) => onChoose(event.target.value)}
                options={known.map((name) => ({ value: name, label: name }))}
              />
            </span>
          </label>
          <span className="flex max-sm:order-last max-sm:basis-full">
            <FilterBox
              label={t('find')}
              value={find}
              onChange={(text) => void setParams({ find: text === '' ? null : text })}
              onEnter={(backwards) => setSteps({ find, count: Math.max(1, step + (backwards ? -1 : 1)) })}
            />
          </span>
          <RadioGroup
            label={t('view')}
            labelHidden
            look="segments"
            value={view}
            onChange={(next) => void setParams({ view: next === 'graph' ? null : next })}
            options={[
              { value: 'graph', label: t('asGraph') },
              { value: 'table', label: t('asTable') },
            ]}
          />
          {isTracing ? null : (
            <IconButton
              label={tTrace('open')}
              icon={<LocateFixed size={16} strokeWidth={1.5} aria-hidden />}
              onClick={() => setTracing(true)}
            />
          )}
        </div>
      }
    >
      {stale ? <StaleNote error={error} asOf={data.asOf} onRetry={() => void query.refetch()} /> : null}
      {data === undefined || shown === undefined || !isCut ? null : (
        <Note tone="info">
          {t(near === '' ? 'cut' : 'near', {
            find: near,
            shown: exactCount(shown.exchanges.length + shown.queues.length),
            all: exactCount(data.totals.exchanges + data.totals.queues),
          })}
        </Note>
      )}
      <div className="flex min-h-0 flex-1 max-lg:flex-col">
        <div className="flex min-h-0 min-w-0 flex-1 flex-col">
          {shown === undefined ? (
            error === null ? (
              <Desk>
                <p className="late p-4 text-small text-ink-3">{t('loading')}</p>
              </Desk>
            ) : (
              <QueryProblem error={error} onRetry={() => void query.refetch()} />
            )
          ) : view === 'table' ? (
            <BindingsTable vhost={vhost} find={find} onClear={() => void setParams({ find: null })} />
          ) : (
            <Desk>
              {near !== '' && shown.exchanges.length + shown.queues.length === 0 ? (
                <NothingFound vhost={vhost} find={near} onClear={() => void setParams({ find: null })} />
              ) : (
                <GraphView
                  key={JSON.stringify([vhost, near])}
                  vhost={vhost}
                  topology={shown}
                  find={find}
                  step={step}
                  marks={marks}
                  stale={stale}
                />
              )}
            </Desk>
          )}
        </div>
        {isTracing ? (
          <TracePanel
            vhost={vhost}
            trace={trace}
            queues={data?.queues ?? []}
            onClose={() => setTracing(false)}
          />
        ) : null}
      </div>
    </Page>
  )
}

function NothingFound({ vhost, find, onClear }: { vhost: string; find: string; onClear: () => void }) {
  const t = useTranslations('topology')
  return (
    <EmptyState
      icon={<Share2 size={16} strokeWidth={1.5} />}
      title={t('foundNoneTitle', { vhost, find })}
      actions={
        <Button size="small" onClick={onClear}>
          {t('clearFind')}
        </Button>
      }
    />
  )
}

function Desk({ children }: { children: ReactNode }) {
  const t = useTranslations('topology')
  return (
    <section
      aria-label={t('graph')}
      className="relative min-h-0 flex-1 overflow-hidden border-t border-line-2 bg-surface-0"
    >
      {children}
    </section>
  )
}
