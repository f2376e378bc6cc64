'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { FilterBox } from '@/components/table/filter-box'
import { FilterText } from '@/components/table/filter-text'
import { TableTools } from '@/components/table/table-tools'
import type { TableView } from '@/components/table/use-table-view'
import { cx } from '@/components/ui/cx'
import { RadioGroup } from '@/components/ui/radio-group'
import type { BindingFilters, BindingPart } from '@/lib/client/binding-filters'
import type { Binding } from '@/lib/rabbitmq/binding'
import { partWord } from './binding-words'

interface BindingBarProps {
  view: TableView<Binding>
  filters: BindingFilters
  /** Which of its parts. */
  parts: readonly BindingPart[]
  /** Of an exchange: those from it, those to it, or both. */
  hasDirections: boolean
  /** The text that is looked for everywhere, where the list has the box for it. */
  find?: {
    text: string
    set: (text: string) => void
    regex: boolean
    setRegex: (on: boolean) => void
    invalid: boolean
  }
}

/** What narrows a list of bindings: a text in all of it, one in each of its parts, and of an exchange the direction. */
export function BindingBar({ view, filters, parts, hasDirections, find }: BindingBarProps) {
  const t = useTranslations('bindings')
  return (
    <div
      className={cx(
        'flex min-h-10 flex-none flex-wrap items-center gap-1.5 border-t border-line-2 px-4 py-1.5 max-sm:px-3',
        // On a phone it holds these two at most.
        find === undefined && !hasDirections && 'max-sm:hidden',
      )}
    >
      {find === undefined ? null : (
        <FilterBox
          label={t('filter')}
          value={find.text}
          onChange={find.set}
          regex={find.regex}
          onRegex={find.setRegex}
          invalid={find.invalid}
        />
      )}
      {hasDirections ? (
        <RadioGroup
          look="segments"
          label={t('direction')}
          labelHidden
          value={filters.direction ?? 'both'}
          onChange={(next) => filters.setDirection(next === 'both' ? null : next)}
          options={(['both', 'from', 'to'] as const).map((value) => ({
            value,
            label: t(`directions.${value}`),
          }))}
        />
      ) : null}
      {parts.map((part) => (
        <span
          key={part}
          className="flex h-7 flex-none items-center rounded-s border border-line-control bg-surface-1 pr-0.5 pl-2 text-small text-ink-3 has-focus-visible:outline-2 has-focus-visible:outline-focus max-sm:hidden"
        >
          <span aria-hidden>{t(partWord[part])}</span>
          <FilterText
            narrow
            label={t('filterOf', { part: t(partWord[part]) })}
            placeholder={t('any')}
            value={filters.parts[part]}
            onChange={(text) => filters.setPart(part, text)}
          />
        </span>
      ))}
      <TableTools view={view} />
    </div>
  )
}
