'use client'

import { CSPProvider } from '@base-ui/react/csp-provider'
import { QueryClientProvider } from '@tanstack/react-query'
import { NuqsAdapter } from 'nuqs/adapters/next/app'
import { useState, type ReactNode } from 'react'
import { IntlProvider } from 'use-intl'
import { ToastProvider } from '@/components/ui/toast'
import { makeQueryClient } from '@/lib/client/query-client'
import type { Words } from '@/lib/i18n/en'
import type { Locale } from '@/lib/i18n/locales'

interface ProvidersProps {
  /** Of this answer's Content-Security-Policy. */
  nonce: string | undefined
  locale: Locale
  /** Of this language only; a page that shows little needs few. */
  words: Partial<Words>
  children: ReactNode
}

/** What every page needs around it. */
export function Providers({ nonce, locale, words, children }: ProvidersProps) {
  const [client] = useState(makeQueryClient)
  return (
    <CSPProvider nonce={nonce}>
      <IntlProvider locale={locale} messages={words} timeZone="UTC">
        <QueryClientProvider client={client}>
          <NuqsAdapter>
            <ToastProvider>{children}</ToastProvider>
          </NuqsAdapter>
        </QueryClientProvider>
      </IntlProvider>
    </CSPProvider>
  )
}
