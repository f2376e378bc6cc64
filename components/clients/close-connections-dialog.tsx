'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { BulkDialog } from '@/components/form/bulk-dialog'
import { useToast } from '@/components/ui/toast'
import { bulk } from '@/lib/client/queries/bulk'
import { remembering } from '@/lib/client/refusals'
import { closing } from '@/lib/client/use-close-refusal'
import type { Connection } from '@/lib/rabbitmq/connection'
import { CloseReason, reasonError } from './close-reason'

interface CloseConnectionsDialogProps {
  connections: readonly Connection[]
  open: boolean
  onOpenChange: (open: boolean) => void
  onDone: (done: readonly Connection[]) => void
}

/** Says what closed connections take along, and asks for the reason that their clients are told. */
export function CloseConnectionsDialog(props: CloseConnectionsDialogProps) {
  const { connections, open, onOpenChange, onDone } = props
  const t = useTranslations('connections')
  const client = useQueryClient()
  const toast = useToast()
  const [reason, setReason] = useState<string>(t('close.reasonDefault'))
  const [first] = connections
  const only = connections.length === 1 ? first : undefined
  const channels = connections.reduce((sum, each) => sum + (each.channels ?? 0), 0)
  const isKnown = connections.every((each) => each.channels !== null)
  const losses =
    only === undefined
      ? [
          isKnown ? t('bulk.channels', { count: channels }) : t('close.channelsUnknown'),
          t('bulk.unacked'),
          t('bulk.exclusive'),
        ]
      : [
          only.givenName === null
            ? t('close.clientUnnamed', { user: only.user ?? '?' })
            : t('close.client', { givenName: only.givenName, user: only.user ?? '?' }),
          isKnown ? t('close.channels', { count: channels }) : t('close.channelsUnknown'),
          // Also beside no channels: their number lags by 5 s.
          t('close.unacked'),
          t('close.exclusive'),
        ]
  return (
    <BulkDialog
      open={open}
      onOpenChange={onOpenChange}
      items={connections}
      nameOf={(connection) => connection.name}
      title={
        only === undefined
          ? t('bulk.title', { count: connections.length })
          : t('close.title', { name: only.name })
      }
      lead={t('close.lead')}
      losses={losses}
      confirm={t('close.verb')}
      valid={reasonError(reason) === null}
      act={remembering(closing, (connection) => bulk.closeConnection(connection.name, reason))}
      onDone={(done) => {
        bulk.connectionsChanged(client)
        onDone(done)
        if (done.length === 0) return
        toast({
          title:
            only === undefined
              ? t('bulk.done', { count: done.length })
              : t('close.done', { name: only.name }),
          description: t('close.doneHelp'),
        })
      }}
    >
      <CloseReason reason={reason} onChange={setReason} />
    </BulkDialog>
  )
}
