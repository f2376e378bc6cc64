'use client'

import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { Kbd } from '@/components/ui/kbd'
import { useFocusKept } from '@/components/ui/use-focus-kept'
import { exactCount } from '@/lib/i18n/format'

/** The row that the keyboard is on, or the first one. */
const rowLink = () =>
  ['tr[data-cursor]', 'tr[data-row]']
    .map((row) => document.querySelector<HTMLElement>(`${row} :is(a[href], button[aria-expanded])`))
    .find((link) => link !== null)

interface BulkBarProps {
  count: number
  /** Of them: on other pages. */
  elsewhere: number
  /** What the selected hold together, in words. */
  sum?: ReactNode
  onClear: () => void
  /** Buttons. */
  children: ReactNode
}

/**
 * Above the foot while rows are selected: how many, what they hold, what can be done with all of them. It is there without any,
 * too, so that its code has come before the first one is.
 */
export function BulkBar({ count, elsewhere, sum, onClear, children }: BulkBarProps) {
  const t = useTranslations('lists')
  const kept = useFocusKept<HTMLElement>(rowLink)
  if (count === 0) return null
  return (
    <section
      {...kept}
      aria-label={t('selection')}
      className="flex h-10 flex-none items-center gap-1.5 overflow-x-auto border-t border-accent bg-selected px-4 whitespace-nowrap max-sm:h-12 max-sm:px-3"
    >
      <output className="font-medium">{t('selected', { count })}</output>
      <span className="flex items-center gap-1.5 text-small text-ink-2 max-sm:hidden">
        {elsewhere === 0 ? null : <span>{t('selectedElsewhere', { count: exactCount(elsewhere) })}</span>}
        {sum}
      </span>
      <span aria-hidden className="mx-1.5 h-4 w-px flex-none bg-line-2 max-sm:hidden" />
      <span className="flex flex-none items-center gap-1.5 max-sm:ml-auto">{children}</span>
      <Button size="small" kind="quiet" className="ml-auto max-sm:hidden" onClick={onClear}>
        {t('clearSelection')} <Kbd>Esc</Kbd>
      </Button>
      <span className="sm:hidden">
        <IconButton label={t('clearSelection')} icon={<X size={16} />} onClick={onClear} />
      </span>
    </section>
  )
}
