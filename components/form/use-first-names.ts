'use client'

import { exactCount } from '@/lib/i18n/format'
import { usePunctuation } from '@/lib/i18n/use-punctuation'
import { useTranslations } from '@/lib/i18n/use-translations'

/** At most this many are named; the rest is a count. */
const most = 3

/** Names what goes along with an object, as part of a sentence. `count` is of all, also of those whose names are not known. */
export function useFirstNames(): (names: readonly string[], count?: number) => string {
  const t = useTranslations('forms')
  const { listed } = usePunctuation()
  return (names, count = names.length) => {
    const shown = names.slice(0, most)
    const more = count - shown.length
    return listed(more > 0 ? [...shown, t('more', { count: exactCount(more) })] : shown)
  }
}
