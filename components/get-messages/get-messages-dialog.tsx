'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Dialog } from '@/components/ui/dialog'
import { getMessagesMutation } from '@/lib/client/queries/messages'
import type { PeekCost } from '@/lib/rabbitmq/peek'
import { GetMessagesForm } from './get-messages-form'
import { GotMessages } from './got-messages'

interface GetMessagesDialogProps {
  vhost: string
  name: string
  cost: PeekCost & { possible: true }
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** First what to get and what that costs, then what came. */
export function GetMessagesDialog({ open, onOpenChange, ...rest }: GetMessagesDialogProps) {
  const t = useTranslations('messages.get')
  const [busy, setBusy] = useState(false)
  return (
    <Dialog
      size="wide"
      open={open}
      onOpenChange={onOpenChange}
      busy={busy}
      title={t('title')}
      description={t('from', { queue: rest.name })}
    >
      <Steps {...rest} onBusy={setBusy} onClose={() => onOpenChange(false)} />
    </Dialog>
  )
}

interface StepsProps {
  vhost: string
  name: string
  cost: PeekCost & { possible: true }
  onBusy: (busy: boolean) => void
  onClose: () => void
}

function Steps({ vhost, name, cost, onBusy, onClose }: StepsProps) {
  const get = useMutation(getMessagesMutation(useQueryClient()))
  if (get.data !== undefined) {
    return <GotMessages vhost={vhost} got={get.data} onAgain={get.reset} onClose={onClose} />
  }
  return (
    <GetMessagesForm
      cost={cost}
      problem={get.error}
      onGet={async (what) => {
        onBusy(true)
        try {
          await get.mutateAsync({ vhost, name, ...what })
        } finally {
          onBusy(false)
        }
      }}
      onClose={onClose}
    />
  )
}
