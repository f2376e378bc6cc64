'use client'

import { Filter } from 'lucide-react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { exactCount } from '@/lib/i18n/format'

interface FilteredEmptyProps {
  /** How many there are without the filter. */
  total: number
  /** In words. */
  filter: string
  /** Whether a part of the name is looked for. */
  byName: boolean
  onClear: () => void
}

/** Instead of rows, when the filter lets none through. */
export function FilteredEmpty({ total, filter, byName, onClear }: FilteredEmptyProps) {
  const t = useTranslations('lists')
  return (
    <EmptyState
      icon={<Filter size={16} strokeWidth={1.5} />}
      title={t('filteredEmpty', { total: exactCount(total), filter })}
      actions={
        <Button size="small" onClick={onClear}>
          {t('clearFilter')}
        </Button>
      }
    >
      {byName ? t('filteredEmptyHelp') : null}
    </EmptyState>
  )
}
