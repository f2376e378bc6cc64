'use client'

import { useTranslations, type WordKey } from '@/lib/i18n/use-translations'

/** One word without placeholders by its whole key, for places where no hook can be called: heads of columns. */
export function Word({ k }: { k: WordKey }) {
  const t = useTranslations() as (key: WordKey) => string
  return t(k)
}
