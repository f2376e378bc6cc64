'use client'

import { useTranslations } from 'use-intl'

type Key = Parameters<ReturnType<typeof useTranslations<never>>>[0]

/** One word without placeholders by its whole key, for places where no hook can be called: heads of columns. */
export function Word({ k }: { k: Key }) {
  const t = useTranslations() as (key: Key) => string
  return t(k)
}
