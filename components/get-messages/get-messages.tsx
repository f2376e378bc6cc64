'use client'

import { useQuery } from '@tanstack/react-query'
import { Eye } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Button } from '@/components/ui/button'
import { lazyPart } from '@/components/ui/lazy-part'
import { queueQuery } from '@/lib/client/queries/queues'
import { useReadOnlyReason } from '@/lib/client/read-only'
import { useSession } from '@/lib/client/session-context'
import { useRefusal } from '@/lib/client/use-refusal'
import type { Named } from '@/lib/rabbitmq/object-key'
import { peekCost } from '@/lib/rabbitmq/peek'

const GetMessagesDialog = lazyPart(() =>
  import('./get-messages-dialog').then((module) => module.GetMessagesDialog),
)

/** "Get messages" of one queue's page: the button and its dialog. */
export function GetMessages({ vhost, name }: Named) {
  const t = useTranslations('messages.get')
  const { version } = useSession().broker
  const readOnly = useReadOnlyReason()
  const refusal = useRefusal({ right: 'read', object: 'queue', vhost, name })
  const { data } = useQuery(queueQuery({ vhost, name }))
  const [open, setOpen] = useState(false)
  if (data === undefined) return null
  const cost = peekCost(data.queue, version)
  return (
    <>
      <Button
        icon={<Eye />}
        disabledReason={cost.possible ? (readOnly ?? refusal) : t('stream')}
        {...GetMessagesDialog.early}
        onClick={() => setOpen(true)}
      >
        {t('title')}
      </Button>
      {cost.possible ? (
        <GetMessagesDialog vhost={vhost} name={name} cost={cost} open={open} onOpenChange={setOpen} />
      ) : null}
    </>
  )
}
