'use client'

import { useLocale, useTranslations } from 'use-intl'
import { findOwnText } from '@/lib/i18n/own-texts'

/** `name: Not a number.` is how the server words bad input that no field of a form holds. */
const ofField = /^([\w/.]+): (.+)\.$/s

/**
 * What a schema or the server said, in the language of the page. They say it in English, which is the API's language too;
 * what is not ours, as the broker's own words, stays as it is.
 */
export function useOwnTexts(): (english: string) => string {
  const locale = useLocale()
  const t = useTranslations('texts') as unknown as (key: string, values: Record<string, string>) => string
  if (locale === 'en') return (english) => english
  const say = (english: string): string => {
    const own = findOwnText(english)
    if (own !== null) return t(own.key, own.values)
    const [, field, rest] = ofField.exec(english) ?? []
    return field === undefined || rest === undefined ? english : `${field}: ${say(rest)}`
  }
  return say
}
