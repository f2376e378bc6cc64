'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { exactCount } from '@/lib/i18n/format'
import type { Told } from './told'
import { ToldName } from './told-name'

/** At most this many are named; the rest is a count. */
const most = 10

/** What something is about to happen to, by name. */
export function NamedList({ told }: { told: readonly Told[] }) {
  const t = useTranslations('forms')
  const shown = told.slice(0, most)
  const more = told.length - shown.length
  return (
    <ul className="text-small leading-[19px] wrap-anywhere">
      {shown.map((each) => (
        <li key={each.id}>
          <ToldName told={each} />
        </li>
      ))}
      {more > 0 ? <li className="text-ink-2">{t('more', { count: exactCount(more) })}</li> : null}
    </ul>
  )
}
