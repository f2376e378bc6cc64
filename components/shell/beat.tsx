'use client'

import { useTranslations } from 'use-intl'
import { cx } from '@/components/ui/cx'
import { useNow } from '@/components/ui/use-now'
import { useFreshness } from '@/lib/client/freshness'
import { useAge } from '@/lib/i18n/use-age'

/** Numbers older than this are no longer called live. */
const lateAfter = 15_000

/** How old the numbers on the page are: "Live 2 s ago", or yellow with the age when they could not be refreshed. */
export function Beat() {
  const t = useTranslations('shell')
  const inWords = useAge()
  const now = useNow()
  const { asOf, failing } = useFreshness()
  if (now === null || asOf === null) return null
  const age = Math.max(0, now - asOf)
  const late = failing || age > lateAfter
  return (
    <span className="inline-flex h-7 flex-none items-center gap-[7px] px-1.5 text-small whitespace-nowrap text-ink-2">
      <span
        aria-hidden
        className={cx(
          'size-[7px] shadow-[0_0_0_3px_var(--ground)]',
          late
            ? 'rounded-[1px] bg-warn [--ground:var(--warn-soft)]'
            : 'rounded-full bg-ok [--ground:var(--ok-soft)]',
        )}
      />
      {late ? (
        t('old', { age: inWords(age) })
      ) : (
        <>
          {t('fresh')}
          <span className="text-ink-3">{t('ago', { age: inWords(age) })}</span>
        </>
      )}
    </span>
  )
}
