'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { DetailList, type Detail } from '@/components/layout/detail-list'
import { FiguresStrip } from '@/components/layout/figures-strip'
import { Panel } from '@/components/layout/panel'
import { Count, RateOrIdle } from '@/components/ui/figures'
import { Swatch } from '@/components/chart/swatch'
import type { ExchangeAnswer } from '@/lib/api/exchanges'
import { keepsRates } from '@/lib/rabbitmq/keeps-rates'
import { argumentText } from '@/lib/rabbitmq/argument-text'
import type { Exchange } from '@/lib/rabbitmq/exchange'
import { AlternateExchange } from './alternate-exchange'
import { useRouting } from './use-routing'

/** Rates of one exchange, what it is, and what it was declared with. */
export function ExchangeDetails({ data }: { data: ExchangeAnswer }) {
  const t = useTranslations('exchanges')
  const { exchange, totals } = data
  const counts = keepsRates(data.statistics)
  return (
    <>
      <FiguresStrip
        figures={[
          {
            label: t('rateIn'),
            mark: <Swatch colour="publish" line />,
            value: <RateOrIdle value={exchange.incomingRate} counts={counts} />,
          },
          {
            label: t('rateOut'),
            mark: <Swatch colour="deliver" line />,
            value: <RateOrIdle value={exchange.outgoingRate} counts={counts} />,
          },
          // Those of the default exchange are implied: one for each queue, listed nowhere.
          { label: t('from'), value: <Count value={exchange.name === '' ? null : (totals?.from ?? null)} /> },
          { label: t('to'), value: <Count value={totals?.to ?? null} /> },
        ]}
      />
      <div className="grid flex-none lg:grid-cols-2 lg:[&>*+*]:border-l">
        <Panel title={t('details')}>
          <DetailList details={useFacts(exchange)} />
        </Panel>
        <Panel title={t('settings')}>
          <DetailList details={useSettings(data)} />
        </Panel>
      </div>
    </>
  )
}

function useFacts(exchange: Exchange): Detail[] {
  const t = useTranslations('exchanges.detail')
  const yesNo = useTranslations('lists')
  const routing = useRouting()
  const flag = (is: boolean) => yesNo(is ? 'yes' : 'no')
  return [
    { label: t('type'), value: exchange.type },
    { label: t('routes'), value: routing(exchange) },
    { label: t('durable'), value: flag(exchange.durable) },
    { label: t('autoDelete'), value: flag(exchange.autoDelete) },
    { label: t('internal'), value: flag(exchange.internal) },
  ]
}

function useSettings({ exchange, alternate }: ExchangeAnswer): Detail[] {
  const t = useTranslations('exchanges.detail')
  const { vhost, policy } = exchange
  // It has a line of its own.
  const others = exchange.arguments.filter(({ name }) => name !== 'alternate-exchange')
  return [
    {
      label: t('policy'),
      value: policy ?? <span className="text-ink-3">{t('none')}</span>,
      mono: policy !== null,
    },
    {
      label: t('alternate'),
      value: <AlternateExchange vhost={vhost} alternate={alternate} />,
    },
    ...others.map(({ name, value }) => ({
      label: name,
      value: argumentText(value),
      mono: true,
    })),
  ]
}
