'use client'

import { CSPProvider } from '@base-ui/react/csp-provider'
import { LucideProvider } from 'lucide-react'
import type { ReactNode } from 'react'
import { IntlProvider } from 'use-intl'
import type { Words } from '@/lib/i18n/en'
import type { Locale } from '@/lib/i18n/locales'

interface ProvidersProps {
  /** Of this answer's Content-Security-Policy. */
  nonce: string | undefined
  locale: Locale
  /** Of this language only, taken apart (`compileWords`); a page that shows little needs few. */
  words: Partial<Words>
  children: ReactNode
}

/** What every page needs around it, the sign-in page too: no more than that. */
export function Providers({ nonce, locale, words, children }: ProvidersProps) {
  return (
    <CSPProvider nonce={nonce}>
      <IntlProvider locale={locale} messages={words} timeZone="UTC">
        {/* The icon of a small button; larger ones say their size. One without a name of its own is hidden from screen readers. */}
        <LucideProvider size={14} strokeWidth={1.5}>
          {children}
        </LucideProvider>
      </IntlProvider>
    </CSPProvider>
  )
}
