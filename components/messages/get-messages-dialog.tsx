'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { getMessagesMutation } from '@/lib/client/queries/messages'
import type { PeekCost } from '@/lib/rabbitmq/peek'
import { GetMessagesForm } from './get-messages-form'
import { GotMessages } from './got-messages'

interface GetMessagesDialogProps {
  vhost: string
  name: string
  cost: PeekCost & { possible: true }
  onClose: () => void
}

/** First what to get and what that costs, then what came. */
export function GetMessagesDialog({ vhost, name, cost, onClose }: GetMessagesDialogProps) {
  const get = useMutation(getMessagesMutation(useQueryClient()))
  if (get.data !== undefined) return <GotMessages got={get.data} onAgain={get.reset} onClose={onClose} />
  return (
    <GetMessagesForm
      cost={cost}
      problem={get.error}
      onGet={(what) => get.mutateAsync({ vhost, name, ...what })}
      onClose={onClose}
    />
  )
}
