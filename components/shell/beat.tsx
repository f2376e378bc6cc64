'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { cx } from '@/components/ui/cx'
import { useNow } from '@/components/ui/use-now'
import { useFreshness } from '@/lib/client/freshness'
import { useRefresh } from '@/lib/client/refresh'
import { useAge } from '@/lib/i18n/use-age'

/** Numbers that are this much older than the chosen interval are no longer called live. */
const grace = 10_000

const marks = {
  live: 'rounded-full bg-ok [--ground:var(--ok-soft)]',
  late: 'rounded-[1px] bg-warn [--ground:var(--warn-soft)]',
  paused: 'rounded-full border-[1.5px] border-idle [--ground:transparent]',
} as const

/**
 * How old the numbers on the page are: "Live 2 s ago"; "Paused" where they are not refreshed by choice; yellow with the age
 * when they could not be.
 */
export function Beat() {
  const t = useTranslations('shell')
  const inWords = useAge()
  const now = useNow()
  const { asOf, failing } = useFreshness()
  const [refresh] = useRefresh()
  // What stands before it does not move when its words change.
  if (now === null || asOf === null) return <span className="flex-none sm:w-[112px]" />
  const age = Math.max(0, now - asOf)
  const isPaused = refresh === 0 && !failing
  const isLate = !isPaused && (failing || age > refresh + grace)
  const state = isPaused ? 'paused' : isLate ? 'late' : 'live'
  return (
    <span className="inline-flex h-7 flex-none items-center gap-[7px] sm:min-w-[112px] px-1.5 text-small whitespace-nowrap text-ink-2">
      <span aria-hidden className={cx('size-[7px] shadow-[0_0_0_3px_var(--ground)]', marks[state])} />
      {isLate ? (
        t('old', { age: inWords(age) })
      ) : (
        <>
          <span className="max-sm:sr-only">{isPaused ? t('paused') : t('fresh')}</span>
          <span className="text-ink-3">{t(isPaused ? 'old' : 'ago', { age: inWords(age) })}</span>
        </>
      )}
    </span>
  )
}
