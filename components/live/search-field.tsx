'use client'

import { ChevronDown, ChevronUp, Search as SearchIcon } from 'lucide-react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { IconButton } from '@/components/ui/icon-button'
import { exactCount } from '@/lib/i18n/format'
import type { Search } from './use-search'

/** Search in the rows that are here: marks what it finds, Enter goes from one to the next. */
export function SearchField({ search }: { search: Search }) {
  const t = useTranslations('live')
  const { term, count, number } = search
  return (
    <search className="flex h-7 w-72 flex-none items-center gap-1.5 rounded-s border border-line-control bg-surface-1 pl-2 focus-within:outline-2 focus-within:outline-offset-1 focus-within:outline-focus max-lg:w-56 max-sm:h-8 max-sm:w-auto max-sm:flex-1">
      <SearchIcon className="flex-none text-ink-3" />
      <input
        type="text"
        aria-label={t('search')}
        placeholder={t('search')}
        autoComplete="off"
        spellCheck={false}
        className="h-full min-w-0 flex-1 bg-transparent outline-none placeholder:text-ink-3"
        value={term}
        onChange={(event) => search.change(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') search.go(event.shiftKey)
          if (event.key === 'Escape' && term !== '') {
            event.preventDefault()
            search.change('')
          }
        }}
      />
      {term === '' ? null : (
        <>
          <output className="text-small whitespace-nowrap text-ink-3">
            {number > 0
              ? t('searchAt', { number: exactCount(number), count: exactCount(count) })
              : t('searchFound', { count })}
          </output>
          <IconButton
            size="small"
            label={t('searchUp')}
            icon={<ChevronUp />}
            onClick={() => search.go(true)}
          />
          <IconButton
            size="small"
            label={t('searchDown')}
            icon={<ChevronDown />}
            onClick={() => search.go(false)}
          />
        </>
      )}
    </search>
  )
}
