'use client'

import { ListFilterPlus, Plus } from 'lucide-react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Button } from '@/components/ui/button'
import { Menu } from '@/components/ui/menu'
import { flagFilters, valueFilters, type QueueFilters, type ValueFilter } from './queue-filters'

const first: Record<ValueFilter, string> = {
  type: 'quorum',
  state: 'running',
  policy: '',
  durable: 'true',
  exclusive: 'true',
  autoDelete: 'true',
}

/** "+ Filter": what else can narrow the list. */
export function AddQueueFilter({ filters }: { filters: QueueFilters }) {
  const t = useTranslations('queues.filters')
  const left = [...flagFilters, ...valueFilters].filter((filter) => !filters.active.includes(filter))
  return (
    <Menu
      align="start"
      trigger={
        <Button
          kind="quiet"
          className="border-dashed border-line-2! max-sm:border-transparent!"
          aria-label={t('add')}
          icon={
            <>
              <Plus className="max-sm:hidden" />
              <ListFilterPlus size={16} className="sm:hidden" />
            </>
          }
        >
          <span className="max-sm:hidden">{t('add')}</span>
        </Button>
      }
      items={left.map((filter) => ({
        label: t(filter),
        onSelect: () => filters.set(filter, filter in first ? first[filter as ValueFilter] : true),
      }))}
    />
  )
}
