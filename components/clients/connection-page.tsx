'use client'

import { useQuery } from '@tanstack/react-query'
import { Unplug } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { ChartLine } from '@/components/chart/chart-line'
import { ObjectPage } from '@/components/layout/object-page'
import { StateOf } from '@/components/layout/state-of'
import { Button } from '@/components/ui/button'
import { lazyPart } from '@/components/ui/lazy-part'
import { laterPart } from '@/components/ui/later-part'
import type { ConnectionAnswer } from '@/lib/api/client-pages'
import { paths } from '@/lib/api/paths'
import { useChartRange } from '@/lib/client/chart-range'
import { connectionQuery } from '@/lib/client/queries/client-pages'
import { useReadOnlyReason } from '@/lib/client/read-only'
import { useRefreshInterval } from '@/lib/client/refresh'
import { useCloseRefusalOf } from '@/lib/client/use-close-refusal'
import { useSectionHref } from '@/lib/client/virtual-host'
import { useTranslations } from '@/lib/i18n/use-translations'
import { ConnectionDetails } from './connection-details'
import { ConnectionFigures } from './connection-figures'

const RateChart = laterPart(
  () => import('@/components/chart/rate-chart').then((module) => module.RateChart),
  () => <div className="min-h-[217px] flex-none border-t border-line-2" />,
)
const ClientChannels = laterPart(() => import('./client-parts').then((module) => module.ClientChannels))
const ClientConsumers = laterPart(() => import('./client-parts').then((module) => module.ClientConsumers))
const ClientSessions = laterPart(() => import('./client-sessions').then((module) => module.ClientSessions))
const CloseConnectionsDialog = lazyPart(() =>
  import('./close-connections-dialog').then((module) => module.CloseConnectionsDialog),
)

/** One connection: what flows, who it is, what runs on it; it can be closed with a reason. */
export function ConnectionPage({ name }: { name: string }) {
  const t = useTranslations('connections')
  const list = useSectionHref()(paths.connections())
  const [range] = useChartRange()
  const [closed, setClosed] = useState(false)
  const query = useQuery({
    ...connectionQuery(name, range),
    refetchInterval: useRefreshInterval(),
    // Nobody asks for it any more.
    enabled: !closed,
  })
  return (
    <ObjectPage
      name={name}
      copyLabel={t('one.copyName')}
      list={{ href: list, words: t('title') }}
      query={query}
      isEnded={closed}
      gone={(was) => ({
        icon: Unplug,
        title: t(was ? 'gone.was' : 'gone.title', { name }),
        help: t('gone.help'),
        toList: t('gone.list'),
      })}
      renderAside={({ connection }) => (
        <>
          <StateOf state={connection.state} />
          <span className="cut" title={connection.givenName ?? undefined}>
            {connection.givenName}
          </span>
        </>
      )}
      renderActions={(data) => <Close data={data} onClosed={() => setClosed(true)} />}
    >
      {(data, stale) => (
        <>
          <ConnectionFigures data={data} />
          <Traffic data={data} stale={stale} />
          <ConnectionDetails connection={data.connection} />
          {data.sessions === null ? (
            <>
              <ClientChannels channels={data.channels} stale={stale} />
              <ClientConsumers
                consumers={data.consumers}
                unreadChannels={data.unreadChannels}
                stale={stale}
              />
            </>
          ) : (
            <ClientSessions sessions={data.sessions} vhost={data.connection.vhost} stale={stale} />
          )}
        </>
      )}
    </ObjectPage>
  )
}

function Traffic({ data, stale }: { data: ConnectionAnswer; stale: boolean }) {
  const t = useTranslations('connections')
  const { samples, statistics } = data
  const lines = useMemo(
    (): ChartLine[] => [
      { key: 'received', label: t('fromClient'), colour: 'publish', values: samples?.received ?? [] },
      { key: 'sent', label: t('toClient'), colour: 'deliver', values: samples?.sent ?? [] },
    ],
    [samples, t],
  )
  return (
    <RateChart
      title={t('one.traffic')}
      timeline={samples}
      lines={lines}
      unit="byteRate"
      statistics={statistics}
      stale={stale}
    />
  )
}

function Close({ data, onClosed }: { data: ConnectionAnswer; onClosed: () => void }) {
  const t = useTranslations('connections')
  const readOnly = useReadOnlyReason()
  const refusalOf = useCloseRefusalOf()
  const [asked, setAsked] = useState<ConnectionAnswer['connection'] | null>(null)
  return (
    <>
      <Button
        kind="danger"
        icon={<Unplug />}
        disabledReason={readOnly ?? refusalOf(data.connection)}
        {...CloseConnectionsDialog.early}
        onClick={() => setAsked(data.connection)}
      >
        {t('close.verb')}
      </Button>
      {asked === null ? null : (
        <CloseConnectionsDialog
          connections={[asked]}
          open
          onOpenChange={() => setAsked(null)}
          onDone={(done) => {
            if (done.length > 0) onClosed()
          }}
        />
      )}
    </>
  )
}
