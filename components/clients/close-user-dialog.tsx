'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { BulkDialog } from '@/components/form/bulk-dialog'
import { useToast } from '@/components/ui/toast'
import { bulk } from '@/lib/client/queries/bulk'
import { connectionsQuery } from '@/lib/client/queries/connections'
import { useSession } from '@/lib/client/session-context'
import { useTranslations } from '@/lib/i18n/use-translations'
import { CloseReason, reasonError } from './close-reason'

interface CloseUserDialogProps {
  user: string
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** Says what goes with all connections of one user, counted, and asks for the reason that their clients are told. */
export function CloseUserDialog({ user, open, onOpenChange }: CloseUserDialogProps) {
  const t = useTranslations('connections')
  const { user: me } = useSession()
  const client = useQueryClient()
  const toast = useToast()
  const [reason, setReason] = useState<string>(t('close.reasonDefault'))
  const { data } = useQuery(connectionsQuery({ user, pageSize: 10 }))
  return (
    <BulkDialog
      open={open}
      onOpenChange={onOpenChange}
      items={[user]}
      nameOf={(name) => name}
      title={t('closeUser.title', { user })}
      lead={t('closeUser.lead')}
      losses={[
        data === undefined ? t('closeUser.counting') : t('closeUser.connections', { count: data.total }),
        t('bulk.unacked'),
        t('bulk.exclusive'),
        ...(user === me.name ? [t('closeUser.own')] : []),
      ]}
      confirm={t('closeUser.verb')}
      valid={reasonError(reason) === null}
      act={(name) => bulk.closeUserConnections(name, reason)}
      onDone={(done) => {
        bulk.connectionsChanged(client)
        if (done.length > 0) toast({ title: t('closeUser.done', { user }), description: t('close.doneHelp') })
      }}
    >
      <CloseReason reason={reason} onChange={setReason} />
    </BulkDialog>
  )
}
