'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { FilterChip } from '@/components/table/filter-chip'
import { FilterText } from '@/components/table/filter-text'
import { Select } from '@/components/ui/select'
import { flagFilters, isYesNo, type QueueFilter, type QueueFilters, type ValueFilter } from './queue-filters'

/**
 * A plugin's own type, and any other state in the address, are offered besides. Idle is none that can be filtered by: the
 * broker says of all queues only that they run.
 */
const types = ['classic', 'quorum', 'stream']
const states = ['running', 'flow', 'minority', 'down', 'crashed', 'stopped', 'terminated', 'timeout']

const isFlag = (filter: QueueFilter): filter is (typeof flagFilters)[number] =>
  flagFilters.some((each) => each === filter)

/** The filters that are on, each with its value and the way to take it off. Nothing while there is none. */
export function QueuesFilterRow({ filters }: { filters: QueueFilters }) {
  const t = useTranslations('queues.filters')
  const lists = useTranslations('lists')
  if (filters.active.length === 0) return null
  const yesNo = [
    { value: 'true', label: lists('yes') },
    { value: 'false', label: lists('no') },
  ]
  const optionsOf = (filter: Exclude<ValueFilter, 'policy'>) => {
    if (isYesNo(filter)) return yesNo
    const known: readonly string[] = filter === 'type' ? types : states
    const value = filters.values[filter] ?? ''
    return [...(known.includes(value) ? known : [value, ...known])].map((each) => ({
      value: each,
      label: each,
    }))
  }
  return (
    <section
      aria-label={t('label')}
      className="flex min-h-10 flex-none flex-wrap items-center gap-1.5 border-t border-line-1 px-4 py-1.5 max-sm:px-3"
    >
      {filters.active.map((filter) => {
        const name = t(filter)
        const remove = { label: t('remove', { name }), onRemove: () => filters.set(filter, null) }
        const { values, set } = filters
        if (filter === 'policy') {
          return (
            <FilterChip key={filter} name={name} {...remove}>
              <FilterText
                label={name}
                placeholder={t('noPolicy')}
                value={values.policy ?? ''}
                onChange={(value) => set('policy', value)}
              />
            </FilterChip>
          )
        }
        if (isFlag(filter)) {
          return <FilterChip key={filter} name={name} {...remove} />
        }
        return (
          <FilterChip key={filter} name={name} {...remove}>
            <Select
              look="bare"
              className="-my-px text-small font-medium"
              aria-label={name}
              value={values[filter] ?? ''}
              onChange={(event) => set(filter, event.target.value)}
              options={optionsOf(filter)}
            />
          </FilterChip>
        )
      })}
    </section>
  )
}
