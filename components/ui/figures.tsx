'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { exactCount, formatBytes, formatCount, formatRate, formatTime } from '@/lib/i18n/format'
import { useAge } from '@/lib/i18n/use-age'
import { useNow } from './use-now'

type Known = number | null

/** In a table whose rows are not complete yet, nothing is said to be unknown. */
const unknownClass = 'text-ink-3 in-data-pending:invisible'

/** "?": what the broker did not tell. */
export function Unknown() {
  const t = useTranslations('ui')
  return (
    <span className={unknownClass} title={t('unknown')}>
      ?
    </span>
  )
}

const quiet = (value: number) => (value === 0 ? 'text-ink-3' : undefined)

/** 12,847 · 2.18 M with the exact number in its title · "?" when unknown. */
export function Count({ value }: { value: Known }) {
  if (value === null) return <Unknown />
  return (
    <span className={quiet(value)} title={value >= 1_000_000 ? exactCount(value) : undefined}>
      {formatCount(value)}
    </span>
  )
}

/** 18.4/s · "—" where the broker has no statistics. `unit` is "/s" unless told. */
export function Rate({ value, unit = '/s' }: { value: Known; unit?: string }) {
  const t = useTranslations('ui')
  if (value === null) {
    return (
      <span className={unknownClass} title={t('noStatistics')}>
        —
      </span>
    )
  }
  return (
    <span className={quiet(value)}>
      {formatRate(value)}
      <span className="text-ink-3">{unit}</span>
    </span>
  )
}

/**
 * In a strip of figures: 18.4/s · "idle" where nothing has happened that the broker could have counted · "?" where it `counts`
 * nothing.
 */
export function RateOrIdle({ value, counts }: { value: Known; counts: boolean }) {
  const t = useTranslations('ui')
  if (value !== null) return <Rate value={value} />
  if (!counts) return <Unknown />
  return (
    <span className="text-ink-3" title={t('noStatistics')}>
      {t('idle')}
    </span>
  )
}

/** 25.1 MiB; with `perSecond` 25.1 MiB/s. */
export function Bytes({ value, perSecond = false }: { value: Known; perSecond?: boolean }) {
  if (value === null) return <Unknown />
  return (
    <span className={quiet(value)} title={value >= 1000 ? `${exactCount(value)} B` : undefined}>
      {formatBytes(value)}
      {perSecond ? <span className="text-ink-3">/s</span> : null}
    </span>
  )
}

/** How long ago, counting: 2 s, 6 h 12 min. `at` is in ms since the epoch. */
export function Age({ at, seconds = false }: { at: Known; seconds?: boolean }) {
  const now = useNow()
  const age = useAge()
  if (at === null) return <Unknown />
  if (now === null) return <span>…</span>
  return (
    <time dateTime={new Date(at).toISOString()} title={formatTime(at, 0)}>
      {age(now - at, { seconds })}
    </time>
  )
}

/** 14:32:07, with the date when it was not today. */
export function Time({ at }: { at: Known }) {
  const now = useNow()
  if (at === null) return <Unknown />
  if (now === null) return <span>…</span>
  return <time dateTime={new Date(at).toISOString()}>{formatTime(at, now)}</time>
}
