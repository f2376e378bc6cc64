'use client'

import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { IconButton } from '@/components/ui/icon-button'
import { exactCount } from '@/lib/i18n/format'

interface PagerProps {
  /** Name of the list, for those who listen. */
  label: string
  page: number
  pages: number
  pageSize: number
  /** Rows on this page. */
  shown: number
  /** Rows that the filter let through. */
  filtered: number
  onPage: (page: number) => void
}

/** 1–100 of 412 · page 1 of 5 · previous, next. */
export function Pager({ label, page, pages, pageSize, shown, filtered, onPage }: PagerProps) {
  const t = useTranslations('lists')
  // One that is off keeps the focus: it was pressed until it came to the end.
  const turn = (to: number) =>
    to < 1 || to > pages
      ? { 'aria-disabled': true, className: 'text-ink-disabled! hover:bg-transparent!' }
      : { onClick: () => onPage(to) }
  const from = shown === 0 ? 0 : (page - 1) * pageSize + 1
  return (
    <nav aria-label={t('pages', { list: label })} className="flex items-center gap-3.5">
      <span>
        {t('range', {
          from: exactCount(from),
          to: exactCount(from === 0 ? 0 : from + shown - 1),
          count: exactCount(filtered),
        })}
      </span>
      {pages > 1 ? (
        <>
          <span className="max-sm:hidden">
            {t('page', { page: exactCount(page), pages: exactCount(pages) })}
          </span>
          <span className="flex gap-0.5">
            <IconButton
              size="small"
              label={t('previous')}
              {...turn(page - 1)}
              icon={<ChevronLeft size={16} />}
            />
            <IconButton
              size="small"
              label={t('next')}
              {...turn(page + 1)}
              icon={<ChevronRight size={16} />}
            />
          </span>
        </>
      ) : null}
    </nav>
  )
}
