'use client'

import { useMemo } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import type { ExportWords } from './export-text'

/** The words of a graph that is saved. */
export function useExportWords(): ExportWords {
  const t = useTranslations('topology')
  const exchanges = useTranslations('exchanges')
  return useMemo(
    () => ({
      nameless: exchanges('defaultName'),
      members: (of, count) =>
        of === 'exchange' || of === 'publisher' || of === 'consumer'
          ? t(`members.${of}`, { count })
          : t('members.queue', { count }),
    }),
    [t, exchanges],
  )
}
