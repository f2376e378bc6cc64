'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { usePunctuation } from '@/lib/i18n/use-punctuation'
import { isYesNo, type QueueFilters } from './queue-filters'

/** The filters that are on, in words: "Type quorum, With messages". */
export function useFilterWords({ active, values }: QueueFilters): string {
  const t = useTranslations('queues.filters')
  const { listed } = usePunctuation()
  const lists = useTranslations('lists')
  const words = active.map((filter) => {
    const value = values[filter]
    if (value === null || typeof value === 'boolean') return t(filter)
    if (isYesNo(filter)) {
      return t('is', { name: t(filter), value: lists(value === 'true' ? 'yes' : 'no') })
    }
    return t('is', { name: t(filter), value: value === '' ? t('noPolicy') : value })
  })
  return listed(words)
}
