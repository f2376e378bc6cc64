'use client'

import { useQuery } from '@tanstack/react-query'
import { Activity, ArrowLeftRight, Send } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Crumbs } from '@/components/layout/crumbs'
import { Gone } from '@/components/layout/gone'
import { LinkButton } from '@/components/layout/link-button'
import { visible } from '@/lib/i18n/visible'
import { Page } from '@/components/layout/page'
import { PageSkeleton } from '@/components/layout/page-skeleton'
import { QueryProblem } from '@/components/layout/query-problem'
import { ListNotes } from '@/components/table/list-notes'
import { Button } from '@/components/ui/button'
import { Chip } from '@/components/ui/chip'
import { CopyButton } from '@/components/ui/copy-button'
import { laterPart } from '@/components/ui/later-part'
import type { ExchangeAnswer } from '@/lib/api/exchanges'
import { paths } from '@/lib/api/paths'
import { ConsoleError } from '@/lib/api/problem'
import { exchangeQuery } from '@/lib/client/queries/exchanges'
import { useRefreshInterval } from '@/lib/client/refresh'
import { useSectionHref } from '@/lib/client/virtual-host'
import { DeleteExchange } from './delete-exchange'
import { ExchangeDetails } from './exchange-details'
import { ExchangeFeatures } from './exchange-features'

const ExchangeCharts = laterPart(
  () => import('./exchange-charts').then((module) => module.ExchangeCharts),
  () => <div className="min-h-[217px] flex-none border-t border-line-2" />,
)
const ExchangeFlows = laterPart(() => import('./exchange-flows').then((module) => module.ExchangeFlows))

interface ExchangePageProps {
  vhost: string
  /** "" is the default exchange. */
  name: string
  /** The panel "Bindings". */
  bindings: ReactNode
}

/** One exchange: rates, what can be done with it, details, bindings from it and to it. */
export function ExchangePage({ vhost, name, bindings }: ExchangePageProps) {
  const t = useTranslations('exchanges')
  const list = useSectionHref()(paths.exchanges())
  const [deleted, setDeleted] = useState(false)
  const query = useQuery({
    ...exchangeQuery({ vhost, name }),
    refetchInterval: useRefreshInterval(),
    // On the way to the list, nobody asks for it any more.
    enabled: !deleted,
  })
  const { data, error } = query
  const gone = error instanceof ConsoleError && error.code === 'not_found'
  const there = data !== undefined && !gone
  return (
    <Page
      mono
      scroll
      title={name === '' ? t('defaultName') : visible(name)}
      crumbs={
        <Crumbs
          list={{ href: list, words: t('title') }}
          vhost={{ name: vhost, title: `${t('vhost')}: ${vhost}` }}
        />
      }
      copy={name === '' ? undefined : <CopyButton text={name} label={t('copyName')} />}
      aside={
        there ? (
          <>
            <Chip>{data.exchange.type}</Chip>
            <ExchangeFeatures exchange={data.exchange} />
          </>
        ) : undefined
      }
      actions={there ? <Actions data={data} onDeleted={() => setDeleted(true)} /> : null}
    >
      {gone ? (
        <Gone
          icon={ArrowLeftRight}
          title={t(data === undefined ? 'gone.title' : 'gone.was', { name, vhost })}
          list={{ href: list, words: t('gone.list') }}
        >
          {t(data === undefined ? 'gone.never' : 'gone.help')}
        </Gone>
      ) : data === undefined ? (
        error === null ? (
          <PageSkeleton />
        ) : (
          <QueryProblem error={error} onRetry={() => void query.refetch()} />
        )
      ) : (
        <>
          <ListNotes data={{ ...data, unreadable: 0 }} error={error} onRetry={() => void query.refetch()} />
          <ExchangeDetails data={data} />
          <ExchangeCharts vhost={vhost} name={name} isPageStale={error !== null} />
          <ExchangeFlows data={data} stale={error !== null} />
          {bindings}
        </>
      )}
    </Page>
  )
}

function Actions({ data, onDeleted }: { data: ExchangeAnswer; onDeleted: () => void }) {
  const t = useTranslations('exchanges')
  const { vhost, name } = data.exchange
  const icon = <Activity />
  return (
    <>
      <LinkButton href={paths.publish({ vhost, exchange: name })} icon={<Send />}>
        {t('publish')}
      </LinkButton>
      {name === '' ? (
        <Button icon={icon} disabledReason={t('watchDefault')}>
          {t('watch')}
        </Button>
      ) : (
        <LinkButton href={paths.live({ source: 'tap', vhost, exchange: name })} icon={icon}>
          {t('watch')}
        </LinkButton>
      )}
      <DeleteExchange data={data} onDeleted={onDeleted} />
    </>
  )
}
