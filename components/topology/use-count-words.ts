'use client'

import { useMemo } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import type { CountWords } from './node-names'

export function useCountWords(): CountWords {
  const t = useTranslations('topology')
  return useMemo(
    (): CountWords => ({
      ready: (counts) => t('readyCount', counts),
      both: (counts) => t('bothCounts', counts),
      plain: (counts) => t('plainCounts', counts),
    }),
    [t],
  )
}
