'use client'

import { useTranslations } from 'use-intl'
import { NameLink } from '@/components/layout/name-link'
import { columnsOf } from '@/components/table/columns'
import { Rate } from '@/components/ui/figures'
import { Swatch } from '@/components/ui/swatch'
import { Word } from '@/components/ui/word'
import { paths } from '@/lib/api/paths'
import type { Exchange } from '@/lib/rabbitmq/exchange'
import { ExchangeFeatures } from './exchange-features'

const column = columnsOf<Exchange>()

/** Columns of the list of exchanges, in RabbitMQ's words and order. */
export const exchangesColumns = column.columns([
  column.accessor('name', {
    header: () => <Word k="exchanges.name" />,
    meta: { phone: true },
    cell: ({ row }) => <ExchangeName exchange={row.original} />,
  }),
  column.accessor('vhost', {
    header: () => <Word k="exchanges.vhost" />,
    meta: { width: 160 },
    cell: ({ getValue }) => (
      <span className="text-ink-2" title={getValue()}>
        {getValue()}
      </span>
    ),
  }),
  column.accessor('type', {
    header: () => <Word k="exchanges.type" />,
    meta: { width: 150, phone: true, phoneWidth: 92 },
    cell: ({ getValue }) => (
      <span className="text-ink-2" title={getValue()}>
        {getValue()}
      </span>
    ),
  }),
  column.display({
    id: 'features',
    header: () => <Word k="exchanges.features" />,
    meta: { width: 150 },
    cell: ({ row }) => <ExchangeFeatures exchange={row.original} />,
  }),
  column.accessor('policy', {
    header: () => <Word k="exchanges.policy" />,
    meta: { width: 150 },
    cell: ({ getValue }) => {
      const policy = getValue()
      return policy === null ? (
        <span className="text-ink-3">—</span>
      ) : (
        <span className="mono" title={policy}>
          {policy}
        </span>
      )
    },
  }),
  column.accessor('incomingRate', {
    header: () => <Word k="exchanges.rateIn" />,
    meta: {
      number: true,
      line: true,
      width: 104,
      phone: true,
      phoneWidth: 78,
      mark: <Swatch colour="publish" line />,
    },
    cell: ({ getValue }) => <Rate value={getValue()} />,
  }),
  column.accessor('outgoingRate', {
    header: () => <Word k="exchanges.rateOut" />,
    meta: { number: true, width: 108, mark: <Swatch colour="deliver" line /> },
    cell: ({ getValue }) => <Rate value={getValue()} />,
  }),
])

function ExchangeName({ exchange }: { exchange: Exchange }) {
  const t = useTranslations('exchanges')
  return (
    <NameLink
      href={paths.exchange(exchange)}
      name={exchange.name === '' ? t('defaultName') : exchange.name}
      sub={<span className="cut">{exchange.vhost}</span>}
    />
  )
}
