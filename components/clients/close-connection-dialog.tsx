'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { DestructiveForm } from '@/components/form/destructive-form'
import { Field } from '@/components/form/field'
import { TextInput } from '@/components/ui/text-input'
import { useToast } from '@/components/ui/toast'
import { closeConnection } from '@/lib/api/clients'
import { closeConnectionMutation } from '@/lib/client/queries/connections'
import type { Connection } from '@/lib/rabbitmq/connection'

interface CloseConnectionDialogProps {
  connection: Connection
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** Says what a closed connection takes along, and asks for the reason that the client is told. */
export function CloseConnectionDialog({ connection, open, onOpenChange }: CloseConnectionDialogProps) {
  const t = useTranslations('connections.close')
  const toast = useToast()
  const close = useMutation(closeConnectionMutation(useQueryClient()))
  const [reason, setReason] = useState<string>(t('reasonDefault'))
  const checked = closeConnection.body?.safeParse({ reason })
  const { name, givenName, channels } = connection
  const user = connection.user ?? '?'

  return (
    <DestructiveForm
      open={open}
      onOpenChange={onOpenChange}
      title={t('title', { name })}
      lead={t('lead')}
      losses={[
        givenName === null ? t('clientUnnamed', { user }) : t('client', { givenName, user }),
        channels === null ? t('channelsUnknown') : t('channels', { count: channels }),
        t('unacked'),
        t('exclusive'),
      ]}
      confirm={t('verb')}
      valid={checked?.success === true}
      onConfirm={async () => {
        await close.mutateAsync({ name, reason })
        toast({ title: t('done', { name }), description: t('doneHelp') })
      }}
    >
      <Field
        label={t('reason')}
        help={t('reasonHelp')}
        required
        error={checked?.success === false ? checked.error.issues[0]?.message : undefined}
      >
        {(aria) => (
          <TextInput
            {...aria}
            size="large"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
    </DestructiveForm>
  )
}
