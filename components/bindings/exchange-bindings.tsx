'use client'

import { useQuery } from '@tanstack/react-query'
import { Plus, Share2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Panel } from '@/components/layout/panel'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { lazyPart } from '@/components/ui/lazy-part'
import { laterPart } from '@/components/ui/later-part'
import { exchangeQuery } from '@/lib/client/queries/exchanges'
import { useReadOnlyReason } from '@/lib/client/read-only'
import { useRefusal } from '@/lib/client/use-refusal'
import { exactCount } from '@/lib/i18n/format'
import type { Named } from '@/lib/rabbitmq/object-key'

const BindingList = laterPart(() =>
  import('@/components/binding-list/binding-list').then((module) => module.BindingList),
)
const BindExchangeDialog = lazyPart(() =>
  import('./bind-exchange-dialog').then((module) => module.BindExchangeDialog),
)

const icon = <Share2 size={16} />

/** The bindings of one exchange's page, from it and to it. */
export function ExchangeBindings({ vhost, name }: Named) {
  const t = useTranslations('bindings')
  const readOnly = useReadOnlyReason()
  const refusal = useRefusal({ right: 'read', object: 'exchange', vhost, name })
  const [open, setOpen] = useState(false)
  const { data } = useQuery(exchangeQuery({ vhost, name }))
  return (
    <Panel
      flush
      title={t('title')}
      {...(data === undefined || data.totals === null || name === ''
        ? {}
        : {
            aside: t('counts', { from: exactCount(data.totals.from), to: exactCount(data.totals.to) }),
          })}
      actions={
        <Button
          size="small"
          icon={<Plus />}
          disabledReason={name === '' ? t('defaultRefused') : (readOnly ?? refusal)}
          {...BindExchangeDialog.early}
          onClick={() => setOpen(true)}
        >
          {t('create.title')}
        </Button>
      }
    >
      {name === '' ? (
        <div className="border-t border-line-2">
          <EmptyState icon={icon} title={t('defaultTitle')}>
            {t('defaultHelp')}
          </EmptyState>
        </div>
      ) : (
        <BindingList
          vhost={vhost}
          exchange={name}
          empty={
            <EmptyState icon={icon} title={t('emptyExchangeTitle')}>
              {t('emptyExchangeHelp')}
            </EmptyState>
          }
        />
      )}
      {data === undefined ? null : (
        <BindExchangeDialog exchange={data.exchange} open={open} onOpenChange={setOpen} />
      )}
    </Panel>
  )
}
