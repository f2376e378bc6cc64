'use client'

import { useQuery } from '@tanstack/react-query'
import { Plus, Share2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Panel } from '@/components/layout/panel'
import { DataTable } from '@/components/table/data-table'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { lazyPart } from '@/components/ui/lazy-part'
import { queueQuery } from '@/lib/client/queries/queues'
import { useReadOnlyReason } from '@/lib/client/read-only'
import { queueBindingColumns } from './binding-columns'
import { bindingId } from './binding-words'

const BindQueueDialog = lazyPart(() => import('./bind-queue-dialog').then((module) => module.BindQueueDialog))

/** The bindings of one queue's page, from the read that the page makes. */
export function QueueBindings({ vhost, name }: { vhost: string; name: string }) {
  const t = useTranslations('bindings')
  const readOnly = useReadOnlyReason()
  const [open, setOpen] = useState(false)
  const { data, error } = useQuery(queueQuery({ vhost, name }))
  const bindings = data?.bindings
  return (
    <Panel
      flush
      title={t('title')}
      {...(bindings === undefined ? {} : { aside: t('count', { count: bindings.length }) })}
      actions={
        <Button
          size="small"
          icon={<Plus size={14} strokeWidth={1.5} aria-hidden />}
          disabledReason={readOnly}
          {...BindQueueDialog.early}
          onClick={() => setOpen(true)}
        >
          {t('create.title')}
        </Button>
      }
    >
      <DataTable
        label={t('title')}
        columns={queueBindingColumns}
        rows={bindings}
        rowId={bindingId}
        stale={error !== null}
        empty={
          <EmptyState icon={<Share2 size={16} strokeWidth={1.5} />} title={t('emptyQueueTitle')}>
            {t('emptyQueueHelp')}
          </EmptyState>
        }
      />
      <BindQueueDialog vhost={vhost} queue={name} open={open} onOpenChange={setOpen} />
    </Panel>
  )
}
