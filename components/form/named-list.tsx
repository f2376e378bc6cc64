'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { exactCount } from '@/lib/i18n/format'

/** More names than this are a number. */
const most = 10

/** What something is about to happen to, by name. */
export function NamedList({ names }: { names: readonly string[] }) {
  const t = useTranslations('forms')
  const shown = names.slice(0, most)
  const more = names.length - shown.length
  return (
    <ul className="text-small leading-[19px] wrap-anywhere">
      {shown.map((name, index) => (
        // Two may have one name, in different virtual hosts.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={index} className="mono">
          {name}
        </li>
      ))}
      {more > 0 ? <li className="text-ink-2">{t('more', { count: exactCount(more) })}</li> : null}
    </ul>
  )
}
