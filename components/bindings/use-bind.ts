'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useToast } from '@/components/ui/toast'
import { createBindingMutation } from '@/lib/client/queries/bindings'
import { useTranslations } from '@/lib/i18n/use-translations'
import type { BindingOutput } from './match-fields'

/** Makes a binding in a virtual host, and says that it is there. */
export function useBind(vhost: string): (binding: BindingOutput) => Promise<void> {
  const t = useTranslations('bindings.create')
  const toast = useToast()
  const create = useMutation(createBindingMutation(useQueryClient()))
  return async (binding) => {
    await create.mutateAsync({ vhost, ...binding })
    toast({
      title: t('done', binding),
      ...(binding.bindingKey === '' ? {} : { description: t('doneKey', { key: binding.bindingKey }) }),
    })
  }
}
