'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { useLocale } from 'use-intl'
import { languageCookie, type Locale } from '@/lib/i18n/locales'

/**
 * The language of the page, and the way to choose another for this browser. Only the words come anew from the server: what is
 * typed, open or watched stays.
 */
export function useLanguage(): [Locale, (choice: Locale) => void] {
  const locale = useLocale()
  const router = useRouter()
  const asked = useRef<{ locale: Locale; theme: string | undefined }>(null)

  // Without a cookie the server does not know the theme, so its document comes back light.
  useEffect(() => {
    if (asked.current?.locale !== locale) return
    document.documentElement.dataset.theme = asked.current.theme
    asked.current = null
  }, [locale])

  const choose = (choice: Locale) => {
    asked.current = { locale: choice, theme: document.documentElement.dataset.theme }
    document.cookie = `${languageCookie}=${choice}; path=/; max-age=31536000; samesite=lax`
    router.refresh()
  }
  return [locale, choose]
}
