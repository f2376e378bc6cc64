'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { DestructiveDialog } from '@/components/form/destructive-dialog'
import { Field } from '@/components/form/field'
import { Button } from '@/components/ui/button'
import { TextInput } from '@/components/ui/text-input'
import { useToast } from '@/components/ui/toast'
import { closeConnection } from '@/lib/api/clients'
import { closeConnectionMutation } from '@/lib/client/queries/connections'
import { useReadOnlyReason } from '@/lib/client/read-only'
import type { Connection } from '@/lib/rabbitmq/connection'

/** The row's button and the dialog that says what a closed connection takes along. */
export function CloseConnection({ connection }: { connection: Connection }) {
  const t = useTranslations('connections.close')
  const readOnly = useReadOnlyReason()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button
        size="small"
        aria-label={t('verb')}
        title={t('verb')}
        onClick={() => setOpen(true)}
        disabledReason={readOnly}
      >
        {t('short')}
      </Button>
      {open ? <CloseDialog connection={connection} onOpenChange={setOpen} /> : null}
    </>
  )
}

interface CloseDialogProps {
  connection: Connection
  onOpenChange: (open: boolean) => void
}

function CloseDialog({ connection, onOpenChange }: CloseDialogProps) {
  const t = useTranslations('connections.close')
  const toast = useToast()
  const close = useMutation(closeConnectionMutation(useQueryClient()))
  const [reason, setReason] = useState<string>(t('reasonDefault'))
  const checked = closeConnection.body?.safeParse({ reason })
  const { name, givenName, channels } = connection
  const user = connection.user ?? '?'

  return (
    <DestructiveDialog
      open
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
    </DestructiveDialog>
  )
}
