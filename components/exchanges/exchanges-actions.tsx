'use client'

import { Trash2 } from 'lucide-react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Button } from '@/components/ui/button'
import { deletingExchange } from '@/lib/client/destroying-needs'
import { useReadOnlyReason } from '@/lib/client/read-only'
import { sharedRefusal, useRefusalOf } from '@/lib/client/use-refusal'
import type { Exchange } from '@/lib/rabbitmq/exchange'
import { whyUndeletable } from '@/lib/rabbitmq/exchange-features'

interface DeleteButtonProps {
  exchanges: readonly Exchange[]
  onDelete: () => void
  /** Fetches the dialog's code before the press. */
  early: { onPointerEnter: () => void; onFocus: () => void }
}

/** Deletes all the selected exchanges that can be deleted. */
export function DeleteExchangesButton({ exchanges, onDelete, early }: DeleteButtonProps) {
  const t = useTranslations('exchanges')
  const readOnly = useReadOnlyReason()
  const refusalOf = useRefusalOf()
  const deletable = exchanges.filter((exchange) => whyUndeletable(exchange.name) === null)
  return (
    <Button
      size="small"
      kind="danger"
      icon={<Trash2 />}
      disabledReason={
        deletable.length === 0
          ? t('bulk.onlyKept')
          : (readOnly ?? sharedRefusal(deletable.map(deletingExchange), refusalOf))
      }
      {...early}
      onClick={onDelete}
    >
      {t('menu.remove')}
    </Button>
  )
}
