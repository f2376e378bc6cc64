'use client'

import { useState } from 'react'
import { BrokenPage } from '@/components/shell/broken-page'
import { Providers } from '@/components/shell/providers'
import { broken as en } from '@/lib/i18n/en/broken'
import type { Locale } from '@/lib/i18n/locales'
import { broken as zhCN } from '@/lib/i18n/zh-CN/broken'
import './globals.css'

/** A text with placeholders and nothing else of ICU, in parts as the layout's words are. */
const inParts = (text: string) =>
  text.split(/\{(\w+)\}/).map((part, index) => (index % 2 === 0 ? part : [part]))

const compiled = (texts: Record<string, string>) =>
  Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, inParts(text)])) as unknown as typeof en

/** The layout's words went with it, so these few come along in every language. */
const words = { en: compiled(en), 'zh-CN': compiled(zhCN) }

/** The language of the document that broke, which still stands while this one is drawn for the first time. */
const lastLocale = (): Locale =>
  typeof document !== 'undefined' && document.documentElement.lang === 'zh-CN' ? 'zh-CN' : 'en'

/** When even the layout threw: brings its own document. */
export default function GlobalError({
  error,
  reset,
}: {
  error: Error & { digest?: string }
  reset: () => void
}) {
  const [locale] = useState(lastLocale)
  return (
    <html lang={locale} data-theme="light">
      <body>
        <Providers nonce={undefined} locale={locale} words={{ broken: words[locale] }}>
          <main className="flex min-h-dvh flex-col">
            <BrokenPage digest={error.digest} onRetry={reset} />
          </main>
        </Providers>
      </body>
    </html>
  )
}
