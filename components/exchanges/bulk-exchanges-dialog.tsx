'use client'

import { useQueryClient } from '@tanstack/react-query'
import { sentences } from '@/lib/i18n/sentences'
import { useTranslations } from '@/lib/i18n/use-translations'
import { BulkDialog } from '@/components/form/bulk-dialog'
import { useToast } from '@/components/ui/toast'
import { deletingExchange } from '@/lib/client/destroying-needs'
import { bulk } from '@/lib/client/queries/bulk'
import { remembering } from '@/lib/client/refusals'
import type { Exchange } from '@/lib/rabbitmq/exchange'
import { whyUndeletable } from '@/lib/rabbitmq/exchange-features'

interface BulkExchangesDialogProps {
  exchanges: readonly Exchange[]
  open: boolean
  onOpenChange: (open: boolean) => void
  onDone: (done: readonly Exchange[]) => void
}

/** Before exchanges of the list are deleted: names them, and says what goes with them. */
export function BulkExchangesDialog({ exchanges, open, onOpenChange, onDone }: BulkExchangesDialogProps) {
  const t = useTranslations('exchanges.bulk')
  const one = useTranslations('exchanges.remove')
  const client = useQueryClient()
  const toast = useToast()
  const items = exchanges.filter((exchange) => whyUndeletable(exchange.name) === null)
  const kept = exchanges.length - items.length
  const [only] = items
  const single = items.length === 1 && only !== undefined ? only.name : null
  return (
    <BulkDialog
      open={open}
      onOpenChange={onOpenChange}
      items={items}
      nameOf={(exchange) => exchange.name}
      placeOf={(exchange) => exchange.vhost}
      title={single === null ? t('title', { count: items.length }) : one('title', { name: single })}
      lead={t('lead')}
      losses={[t('bindings')]}
      confirm={one('action')}
      act={remembering(deletingExchange, bulk.deleteExchange)}
      onDone={(done) => {
        bulk.exchangesChanged(client)
        onDone(done)
        if (done.length > 0) toast({ title: t('done', { count: done.length }) })
      }}
    >
      <p className="text-small text-ink-2">
        {sentences(t('after'), kept > 0 ? t('kept', { count: kept }) : '')}
      </p>
    </BulkDialog>
  )
}
