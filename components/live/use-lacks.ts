'use client'

import { sentences } from '@/lib/i18n/sentences'
import { useTranslations } from '@/lib/i18n/use-translations'

/** What a toast adds about messages that are not in a file, or not whole in it; nothing when all are. */
export function useLacks(): (
  missing: number,
  cut: number,
  unread?: number,
) => { description: string; isProblem: true } | Record<string, never> {
  const t = useTranslations('live')
  return (missing, cut, unread = 0) => {
    if (missing + cut + unread === 0) return {}
    const description = sentences(
      missing === 0 ? '' : t('downloadMissing', { count: missing }),
      unread === 0 ? '' : t('recordUnread', { count: unread }),
      cut === 0 ? '' : t('downloadCut', { count: cut }),
    )
    return { description, isProblem: true }
  }
}
