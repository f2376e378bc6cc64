'use client'

import { Filter } from 'lucide-react'
import { usePunctuation } from '@/lib/i18n/use-punctuation'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import type { ListParams } from '@/lib/client/list-params'
import { exactCount } from '@/lib/i18n/format'
import { ClosestName } from './closest-name'

interface FilteredEmptyProps {
  /** How many there are without the filter. */
  total: number
  params: Pick<ListParams, 'name' | 'regex' | 'vhost'>
  /** The other filters in words, "" without any. */
  others: string
  /** What is listed, where a name is offered that was perhaps meant. */
  kind: 'queue' | 'exchange' | undefined
  onClear: () => void
}

/** Instead of rows, when the filter lets none through. */
export function FilteredEmpty({ total, params, others, kind, onClear }: FilteredEmptyProps) {
  const t = useTranslations('lists')
  const { name, regex, vhost } = params
  const { listed } = usePunctuation()
  const filter = listed([name, others].filter((each) => each !== ''))
  return (
    <EmptyState
      icon={<Filter size={16} />}
      title={t('filteredEmpty', { total: exactCount(total), filter })}
      actions={
        <Button size="small" onClick={onClear}>
          {t('clearFilter')}
        </Button>
      }
    >
      {name === '' || regex ? null : kind === undefined || others !== '' ? (
        t('filteredEmptyHelp')
      ) : (
        <ClosestName kind={kind} typed={name} vhost={vhost} />
      )}
    </EmptyState>
  )
}
