'use client'

import { Layers, LocateFixed } from 'lucide-react'
import { parseAsStringLiteral } from '@/lib/client/address/params'
import { useQueryState } from '@/lib/client/address/use-query-states'
import { useRef, useState, type ReactNode, type RefObject } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Page } from '@/components/layout/page'
import { QueryProblem } from '@/components/layout/query-problem'
import { Split } from '@/components/layout/split'
import { FilterBox } from '@/components/table/filter-box'
import { StaleNote } from '@/components/table/stale-note'
import { EmptyState } from '@/components/ui/empty-state'
import { IconButton } from '@/components/ui/icon-button'
import { RadioGroup } from '@/components/ui/radio-group'
import { Select } from '@/components/ui/select'
import { laterPart } from '@/components/ui/later-part'
import { lazyPart } from '@/components/ui/lazy-part'
import { useIsPhone } from '@/components/ui/use-media'
import { useSession } from '@/lib/client/session-context'
import { useRememberedVirtualHost, useVirtualHost } from '@/lib/client/virtual-host'
import type { Topology } from '@/lib/api/topology'
import type { GraphDialogs } from './graph-asked'
import { useGraphView } from './use-graph-view'
import { useTopology } from './use-topology'
import { useTrace } from './use-trace'
import { useTraceMarks } from './use-trace-marks'

// What is drawn comes after the page: most of its code is the layout of the graph.
const GraphView = laterPart(() => import('./graph-view').then((module) => module.GraphView))
const BindingsTable = laterPart(() => import('./bindings-table').then((module) => module.BindingsTable))
const Drawer = lazyPart(() => import('@/components/ui/drawer').then((module) => module.Drawer))
const TracePanel = laterPart(() => import('./trace-panel').then((module) => module.TracePanel))

const viewParam = parseAsStringLiteral(['graph', 'table']).withDefault('graph')

/** How the exchanges and queues of one virtual host are bound, as a graph or as a table. */
export function TopologyScreen({ Dialogs }: { Dialogs: GraphDialogs }) {
  const t = useTranslations('topology')
  const rights = useTranslations('rights')
  const { vhosts } = useSession()
  const [asked, choose] = useVirtualHost()
  const remembered = useRememberedVirtualHost()
  const vhost = asked ?? remembered ?? vhosts[0]
  if (vhost === undefined) {
    return (
      <Page title={t('title')}>
        <div className="border-t border-line-2">
          <EmptyState icon={<Layers size={16} />} title={rights('noVhostTitle')}>
            {rights('noVhostHelp')}
          </EmptyState>
        </div>
      </Page>
    )
  }
  return <TopologyOf vhost={vhost} onChoose={choose} Dialogs={Dialogs} />
}

interface TopologyOfProps {
  vhost: string
  onChoose: (vhost: string) => void
  Dialogs: GraphDialogs
}

function TopologyOf({ vhost, onChoose, Dialogs }: TopologyOfProps) {
  const t = useTranslations('topology')
  const tTrace = useTranslations('trace')
  const { vhosts } = useSession()
  const region = useRef<HTMLElement>(null)
  const [view, setView] = useQueryState('view', viewParam)
  const state = useGraphView()
  const { find } = state.values
  const [steps, setSteps] = useState({ find, count: 0 })
  const step = steps.find === find ? steps.count : 0
  const { query, asked: askedView, viewKey } = useTopology(vhost, state.view, find)
  const { data, error } = query
  const known = vhosts.includes(vhost) ? vhosts : [vhost, ...vhosts]
  const stale = error !== null && data !== undefined
  const [isTracing, setTracing] = useState<boolean | null>(null)
  const trace = useTrace(vhost)
  const { asked } = trace
  const isPhone = useIsPhone()
  // On a phone it covers the graph: then only what was asked for opens it.
  const isOpen = isTracing ?? (!isPhone || asked !== null)
  const answer = trace.query.data
  const marks = useTraceMarks({
    vhost,
    view: askedView,
    topology: data,
    exchange: asked?.exchange ?? '',
    // On a phone one closes the answer to see where it goes.
    answer:
      (isOpen || isPhone) && asked !== null && answer !== undefined && answer.refused === null
        ? answer
        : null,
  })
  const panel = (
    <TracePanel vhost={vhost} trace={trace} queues={queueNames(data)} onClose={() => setTracing(false)} />
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
              onChange={(text) => state.set({ find: text === '' ? null : text })}
              onEnter={(backwards) => setSteps({ find, count: Math.max(1, step + (backwards ? -1 : 1)) })}
            />
          </span>
          <RadioGroup
            label={t('view')}
            labelHidden
            look="segments"
            value={view}
            onChange={(next) => setView(next === 'graph' ? null : next)}
            options={[
              { value: 'graph', label: t('asGraph') },
              { value: 'table', label: t('asTable') },
            ]}
          />
          {isOpen ? null : (
            <IconButton
              {...Drawer.early}
              label={tTrace('open')}
              icon={<LocateFixed size={16} />}
              onClick={() => setTracing(true)}
            />
          )}
        </div>
      }
    >
      {stale ? <StaleNote error={error} asOf={data.asOf} onRetry={() => void query.refetch()} /> : null}
      <Split place="topology" width={348} side={isOpen && !isPhone ? panel : null} narrow="halves">
        {view === 'table' ? (
          <UnderEdge>
            <BindingsTable vhost={vhost} find={find} onClear={() => state.set({ find: null })} />
          </UnderEdge>
        ) : data === undefined ? (
          error === null ? (
            <Desk region={region}>
              <p className="late p-4 text-small text-ink-3">{t('loading')}</p>
            </Desk>
          ) : (
            <UnderEdge>
              <QueryProblem error={error} onRetry={() => void query.refetch()} />
            </UnderEdge>
          )
        ) : (
          <Desk region={region}>
            <GraphView
              key={vhost}
              vhost={vhost}
              topology={data}
              viewKey={viewKey}
              state={state}
              find={find}
              step={step}
              marks={marks}
              stale={stale}
              region={region}
              Dialogs={Dialogs}
            />
          </Desk>
        )}
      </Split>
      <Drawer open={isOpen && isPhone} onOpenChange={setTracing} label={tTrace('title')}>
        {panel}
      </Drawer>
    </Page>
  )
}

/** Those that are told by name: to offer them where one was expected. */
const queueNames = (topology: Topology | undefined): { name: string }[] =>
  (topology?.nodes ?? []).flatMap((node) => {
    if (node.kind === 'queue') return [{ name: node.name }]
    return node.kind === 'group' && node.of === 'queue' ? node.names.map((name) => ({ name })) : []
  })

/** What draws a hairline above itself, where there is one already. */
function UnderEdge({ children }: { children: ReactNode }) {
  return <div className="-mt-px flex min-h-0 flex-1 flex-col">{children}</div>
}

function Desk({ region, children }: { region: RefObject<HTMLElement | null>; children: ReactNode }) {
  const t = useTranslations('topology')
  return (
    <section
      ref={region}
      aria-label={t('graph')}
      className="relative flex min-h-0 flex-1 flex-col overflow-hidden bg-surface-0"
    >
      {children}
    </section>
  )
}
