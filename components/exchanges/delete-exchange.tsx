'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from '@/lib/i18n/use-translations'
import { DestructiveButton } from '@/components/form/destructive-button'
import { useFirstNames } from '@/components/form/use-first-names'
import { useToast } from '@/components/ui/toast'
import type { ExchangeAnswer } from '@/lib/api/exchanges'
import { paths } from '@/lib/api/paths'
import { deletingExchange } from '@/lib/client/destroying-needs'
import { deleteExchangeMutation } from '@/lib/client/queries/exchanges'
import { useReadOnlyReason } from '@/lib/client/read-only'
import { useRefusal } from '@/lib/client/use-refusal'
import { useSectionHref } from '@/lib/client/virtual-host'
import { whyUndeletable } from '@/lib/rabbitmq/exchange-features'

/** "Delete": an exchange with the bindings that go with it. */
export function DeleteExchange({ data, onDeleted }: { data: ExchangeAnswer; onDeleted: () => void }) {
  const t = useTranslations('exchanges.remove')
  const readOnly = useReadOnlyReason()
  const router = useRouter()
  const href = useSectionHref()
  const toast = useToast()
  const remove = useMutation(deleteExchangeMutation(useQueryClient()))
  const losses = useLosses(data)
  const { vhost, name } = data.exchange
  const protectedBy = whyUndeletable(name)
  const refusal = useRefusal(deletingExchange({ vhost, name }))

  const act = async () => {
    await remove.mutateAsync({ vhost, name })
    onDeleted()
    router.push(href(paths.exchanges()))
    toast({ title: t('done', { name }) })
  }
  return (
    <DestructiveButton
      icon={Trash2}
      disabledReason={protectedBy === null ? (readOnly ?? refusal) : t(protectedBy)}
      title={t('title', { name })}
      lead={t('lead')}
      losses={losses}
      confirm={t('action')}
      name={name}
      onConfirm={act}
    >
      <p className="text-small text-ink-2">{t('after')}</p>
    </DestructiveButton>
  )
}

function useLosses({ from, to, totals }: ExchangeAnswer): string[] {
  const t = useTranslations('exchanges.remove')
  const list = useFirstNames()
  if (totals === null) return [t('unknown')]
  const named = (end: string, key: string) => (key === '' ? end : `${end} (${key})`)
  return [
    t('from', {
      count: totals.from,
      list: list(
        from.map((binding) => named(binding.destination, binding.bindingKey)),
        totals.from,
      ),
    }),
    t('to', {
      count: totals.to,
      list: list(
        to.map((binding) => named(binding.source, binding.bindingKey)),
        totals.to,
      ),
    }),
  ]
}
