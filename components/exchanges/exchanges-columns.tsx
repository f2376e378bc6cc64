'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { Maybe } from '@/components/layout/maybe'
import { NameLink } from '@/components/layout/name-link'
import { YesNo } from '@/components/layout/yes-no'
import { columnsOf } from '@/components/table/columns'
import { Rate } from '@/components/ui/figures'
import { Swatch } from '@/components/chart/swatch'
import { Word } from '@/components/ui/word'
import { paths } from '@/lib/api/paths'
import { argumentText } from '@/lib/rabbitmq/argument-text'
import type { Exchange } from '@/lib/rabbitmq/exchange'
import { ExchangeFeatures } from './exchange-features'

const column = columnsOf<Exchange>()

const flag = (field: 'durable' | 'autoDelete' | 'internal') =>
  column.accessor(field, {
    header: () => <Word k={`exchanges.${field}`} />,
    meta: { width: 96, sort: true, off: true },
    cell: (cell) => <YesNo value={cell.getValue()} />,
  })

/** Columns of the list of exchanges, in RabbitMQ's words and order. */
export const exchangesColumns = column.columns([
  column.accessor('vhost', {
    header: () => <Word k="exchanges.vhost" />,
    meta: { width: 140, sort: true, ofVhosts: true },
    cell: ({ getValue }) => (
      <span className="text-ink-2" title={getValue()}>
        {getValue()}
      </span>
    ),
  }),
  column.accessor('name', {
    header: () => <Word k="exchanges.name" />,
    meta: { phone: true, sort: true, always: true },
    cell: ({ row }) => <ExchangeName exchange={row.original} />,
  }),
  column.accessor('type', {
    header: () => <Word k="exchanges.type" />,
    meta: { width: 140, phone: true, phoneWidth: 92, sort: true },
    cell: ({ getValue }) => (
      <span className="text-ink-2" title={getValue()}>
        {getValue()}
      </span>
    ),
  }),
  column.display({
    id: 'features',
    header: () => <Word k="exchanges.features" />,
    meta: { width: 140 },
    cell: ({ row }) => <ExchangeFeatures exchange={row.original} />,
  }),
  column.accessor('policy', {
    header: () => <Word k="exchanges.policy" />,
    meta: { width: 140, sort: true },
    cell: ({ getValue }) => <Maybe text={getValue()} none />,
  }),
  flag('durable'),
  flag('autoDelete'),
  flag('internal'),
  column.display({
    id: 'arguments',
    header: () => <Word k="exchanges.arguments" />,
    meta: { width: 220, off: true },
    cell: ({ row }) => <ExchangeArguments exchange={row.original} />,
  }),
  column.accessor('incomingRate', {
    header: () => <Word k="exchanges.rateIn" />,
    meta: {
      number: true,
      line: true,
      width: 112,
      phone: true,
      phoneWidth: 92,
      mark: <Swatch colour="publish" line />,
      sort: true,
    },
    cell: ({ getValue }) => <Rate value={getValue()} />,
  }),
  column.accessor('outgoingRate', {
    header: () => <Word k="exchanges.rateOut" />,
    meta: { number: true, width: 116, mark: <Swatch colour="deliver" line />, sort: true },
    cell: ({ getValue }) => <Rate value={getValue()} />,
  }),
])

function ExchangeName({ exchange }: { exchange: Exchange }) {
  const t = useTranslations('exchanges')
  return (
    <NameLink
      href={paths.exchange(exchange)}
      name={exchange.name === '' ? t('defaultName') : exchange.name}
      sub={
        <span className="cut" title={exchange.vhost}>
          {exchange.vhost}
        </span>
      }
    />
  )
}

function ExchangeArguments({ exchange }: { exchange: Exchange }) {
  const lines = exchange.arguments.map(({ name, value }) => `${name}: ${argumentText(value)}`)
  if (lines.length === 0) return <span className="text-ink-3">—</span>
  return (
    <span className="mono" title={lines.join('\n')}>
      {lines.join(', ')}
    </span>
  )
}
