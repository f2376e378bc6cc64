'use client'

import { useQuery } from '@tanstack/react-query'
import { Plus, Share2 } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Panel } from '@/components/layout/panel'
import { DataTable } from '@/components/table/data-table'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { lazyPart } from '@/components/ui/lazy-part'
import { Note } from '@/components/ui/note'
import type { ExchangeAnswer } from '@/lib/api/exchanges'
import { exchangeQuery } from '@/lib/client/queries/exchanges'
import { useReadOnlyReason } from '@/lib/client/read-only'
import { exactCount } from '@/lib/i18n/format'
import { exchangeBindingColumns } from './binding-columns'
import { bindingId } from './binding-words'

const BindExchangeDialog = lazyPart(() =>
  import('./bind-exchange-dialog').then((module) => module.BindExchangeDialog),
)

/** The bindings of one exchange's page, from it and to it, from the read that the page makes. */
export function ExchangeBindings({ vhost, name }: { vhost: string; name: string }) {
  const t = useTranslations('bindings')
  const readOnly = useReadOnlyReason()
  const [open, setOpen] = useState(false)
  const { data, error } = useQuery(exchangeQuery({ vhost, name }))
  const rows = useMemo(() => (data === undefined ? undefined : [...data.from, ...data.to]), [data])
  return (
    <Panel
      flush
      title={t('title')}
      {...(data === undefined || name === '' ? {} : { aside: t('counts', countsOf(data)) })}
      actions={
        <Button
          size="small"
          icon={<Plus size={14} strokeWidth={1.5} aria-hidden />}
          disabledReason={name === '' ? t('defaultRefused') : readOnly}
          {...BindExchangeDialog.early}
          onClick={() => setOpen(true)}
        >
          {t('create.title')}
        </Button>
      }
    >
      {data === undefined ? null : <CutNotes data={data} />}
      <DataTable
        label={t('title')}
        columns={exchangeBindingColumns}
        rows={rows}
        rowId={bindingId}
        stale={error !== null}
        empty={
          <EmptyState
            icon={<Share2 size={16} strokeWidth={1.5} />}
            title={t(name === '' ? 'defaultTitle' : 'emptyExchangeTitle')}
          >
            {t(name === '' ? 'defaultHelp' : 'emptyExchangeHelp')}
          </EmptyState>
        }
      />
      {data === undefined ? null : (
        <BindExchangeDialog exchange={data.exchange} open={open} onOpenChange={setOpen} />
      )}
    </Panel>
  )
}

const countsOf = ({ totals }: ExchangeAnswer) => ({
  from: exactCount(totals.from),
  to: exactCount(totals.to),
})

function CutNotes({ data }: { data: ExchangeAnswer }) {
  const t = useTranslations('bindings')
  return (['from', 'to'] as const).map((direction) =>
    data.totals[direction] > data[direction].length ? (
      <Note key={direction} tone="info">
        {t('cut', {
          direction,
          shown: exactCount(data[direction].length),
          count: exactCount(data.totals[direction]),
        })}
      </Note>
    ) : null,
  )
}
