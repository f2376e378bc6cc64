'use client'

import { useQuery } from '@tanstack/react-query'
import { Activity, ArrowLeftRight, Send } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { LinkButton } from '@/components/layout/link-button'
import { ObjectPage } from '@/components/layout/object-page'
import { Button } from '@/components/ui/button'
import { Chip } from '@/components/ui/chip'
import { laterPart } from '@/components/ui/later-part'
import type { ExchangeAnswer } from '@/lib/api/exchanges'
import { paths } from '@/lib/api/paths'
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
  return (
    <ObjectPage
      name={name}
      title={name === '' ? t('defaultName') : undefined}
      copyLabel={t('copyName')}
      list={{ href: list, words: t('title') }}
      vhost={{ name: vhost, title: `${t('vhost')}: ${vhost}` }}
      query={query}
      gone={(was) => ({
        icon: ArrowLeftRight,
        title: t(was ? 'gone.was' : 'gone.title', { name, vhost }),
        help: t(was ? 'gone.help' : 'gone.never'),
        toList: t('gone.list'),
      })}
      renderAside={({ exchange }) => (
        <>
          <Chip>{exchange.type}</Chip>
          <ExchangeFeatures exchange={exchange} />
        </>
      )}
      renderActions={(data) => <Actions data={data} onDeleted={() => setDeleted(true)} />}
    >
      {(data, stale) => (
        <>
          <ExchangeDetails data={data} />
          <ExchangeCharts vhost={vhost} name={name} isPageStale={stale} />
          <ExchangeFlows data={data} stale={stale} />
          {bindings}
        </>
      )}
    </ObjectPage>
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
