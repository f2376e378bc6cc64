'use client'

import { Plus, Share2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Panel } from '@/components/layout/panel'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { lazyPart } from '@/components/ui/lazy-part'
import { laterPart } from '@/components/ui/later-part'
import { useReadOnlyReason } from '@/lib/client/read-only'
import { useRefusal } from '@/lib/client/use-refusal'
import type { Named } from '@/lib/rabbitmq/object-key'

const BindingList = laterPart(() =>
  import('@/components/binding-list/binding-list').then((module) => module.BindingList),
)
const BindQueueDialog = lazyPart(() => import('./bind-queue-dialog').then((module) => module.BindQueueDialog))

/** The bindings that lead to the queue of one queue's page. */
export function QueueBindings({ vhost, name }: Named) {
  const t = useTranslations('bindings')
  const readOnly = useReadOnlyReason()
  const refusal = useRefusal({ right: 'write', object: 'queue', vhost, name })
  const [open, setOpen] = useState(false)
  return (
    <Panel
      flush
      title={t('title')}
      actions={
        <Button
          size="small"
          icon={<Plus />}
          disabledReason={readOnly ?? refusal}
          {...BindQueueDialog.early}
          onClick={() => setOpen(true)}
        >
          {t('create.title')}
        </Button>
      }
    >
      <BindingList
        vhost={vhost}
        queue={name}
        empty={
          <EmptyState icon={<Share2 size={16} />} title={t('emptyQueueTitle')}>
            {t('emptyQueueHelp')}
          </EmptyState>
        }
      />
      <BindQueueDialog vhost={vhost} queue={name} open={open} onOpenChange={setOpen} />
    </Panel>
  )
}
