'use client'

import { useLocale } from 'use-intl'
import { formatAge, type AgeOptions } from './format'

/** formatAge in the language of the page: `const age = useAge(); age(12_000)`. */
export function useAge(): (milliseconds: number, options?: AgeOptions) => string {
  const locale = useLocale()
  return (milliseconds, options) => formatAge(milliseconds, locale, options)
}
