'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useTranslations } from '@/lib/i18n/use-translations'
import type { z } from 'zod'
import { FormDialog } from '@/components/form/form-dialog'
import { useToast } from '@/components/ui/toast'
import { declareExchangeBody } from '@/lib/api/exchanges'
import { paths } from '@/lib/api/paths'
import { useFirstVirtualHost } from '@/lib/client/first-virtual-host'
import { declareExchangeMutation } from '@/lib/client/queries/exchanges'
import { exchangeNeeds } from '@/lib/client/wanted'
import { objectName } from '@/lib/rabbitmq/name-schemas'
import { NewExchangeFields } from './new-exchange-fields'

const schema = declareExchangeBody.safeExtend({ vhost: objectName })
export type NewExchangeInput = z.input<typeof schema>
export type NewExchangeOutput = z.output<typeof schema>

interface NewExchangeDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** Declares an exchange and goes to its page. */
export function NewExchangeDialog({ open, onOpenChange }: NewExchangeDialogProps) {
  const t = useTranslations('exchanges.create')
  const vhost = useFirstVirtualHost()
  const router = useRouter()
  const toast = useToast()
  const declare = useMutation(declareExchangeMutation(useQueryClient()))
  const values: NewExchangeInput = {
    vhost,
    name: '',
    type: 'direct',
    durable: true,
    autoDelete: false,
    internal: false,
    arguments: [],
  }

  const act = async (exchange: NewExchangeOutput) => {
    await declare.mutateAsync(exchange)
    toast({ title: t('done', { name: exchange.name }) })
    router.push(paths.exchange(exchange))
  }
  return (
    <FormDialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('title')}
      submit={t('submit')}
      schema={schema}
      values={values}
      first="name"
      onSubmit={act}
      needs={exchangeNeeds}
    >
      {(form) => <NewExchangeFields form={form} />}
    </FormDialog>
  )
}
