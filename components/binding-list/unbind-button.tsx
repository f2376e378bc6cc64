'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { DestructiveDialog } from '@/components/form/destructive-dialog'
import { Button } from '@/components/ui/button'
import { useToast } from '@/components/ui/toast'
import { deleteBindingMutation } from '@/lib/client/queries/bindings'
import { useReadOnlyReason } from '@/lib/client/read-only'
import type { Binding } from '@/lib/rabbitmq/binding'
import { argumentsLine } from './binding-words'
import { useUnbindRefusal } from './use-unbind-refusal'

/** Takes one binding away, after a dialog that names it. */
export function UnbindButton({ binding }: { binding: Binding }) {
  const t = useTranslations('bindings')
  const readOnly = useReadOnlyReason()
  const refusal = useUnbindRefusal(binding)
  const [open, setOpen] = useState(false)
  if (binding.source === '') {
    return (
      <span className="px-2 text-small whitespace-nowrap text-ink-3" title={t('implied')}>
        {t('byBroker')}
      </span>
    )
  }
  return (
    <>
      <Button
        size="small"
        kind="quiet"
        aria-label={t('remove.label', {
          destination: binding.destination,
          source: binding.source,
          key: binding.bindingKey,
        })}
        disabledReason={readOnly ?? refusal}
        {...DestructiveDialog.early}
        onClick={() => setOpen(true)}
      >
        {t('remove.action')}
      </Button>
      {open ? <UnbindDialog binding={binding} onOpenChange={setOpen} /> : null}
    </>
  )
}

interface UnbindDialogProps {
  binding: Binding
  onOpenChange: (open: boolean) => void
}

function UnbindDialog({ binding, onOpenChange }: UnbindDialogProps) {
  const t = useTranslations('bindings.remove')
  const toast = useToast()
  const unbind = useMutation(deleteBindingMutation(useQueryClient()))
  const { vhost, source, destination, destinationType, propertiesKey, bindingKey } = binding
  const ends = { source, destination }

  const act = async () => {
    await unbind.mutateAsync({ vhost, source, destination, destinationType, propertiesKey })
    toast({ title: t('done', ends) })
  }
  const losses = [t('key', { key: bindingKey === '' ? t('none') : bindingKey })]
  if (binding.arguments.length > 0) {
    losses.push(t('arguments', { arguments: argumentsLine(binding.arguments) }))
  }
  return (
    <DestructiveDialog
      open
      onOpenChange={onOpenChange}
      title={t('title', ends)}
      lead={t('lead')}
      losses={losses}
      confirm={t('action')}
      name={source}
      onConfirm={act}
    />
  )
}
