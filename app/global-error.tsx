'use client'

import { useState } from 'react'
import { broken as en } from '@/lib/i18n/en/broken'
import type { Locale } from '@/lib/i18n/locales'
import { broken as zhCN } from '@/lib/i18n/zh-CN/broken'
import './globals.css'

/** The layout's words went with it, so these few come along in every language. */
const words: Record<Locale, Record<keyof typeof en, string>> = { en, 'zh-CN': zhCN }

/** The language of the document that broke, which still stands while this one is drawn for the first time. */
const lastLocale = (): Locale =>
  typeof document !== 'undefined' && document.documentElement.lang === 'zh-CN' ? 'zh-CN' : 'en'

/** When even the layout threw: brings its own document. Every page loads this, so nothing is in it that could be left out. */
export default function GlobalError({
  error: { digest },
  reset,
}: {
  error: Error & { digest?: string }
  reset: () => void
}) {
  const [locale] = useState(lastLocale)
  const { title, help, digest: ofDigest, again } = words[locale]
  return (
    <html lang={locale} data-theme="light">
      <body>
        <title>{title}</title>
        <main className="flex flex-col items-start gap-3 p-4">
          <h1 className="text-title font-semibold">{title}</h1>
          <div role="alert" className="max-w-prose">
            <p>{help}</p>
            {digest === undefined ? null : (
              <p className="text-small text-ink-2">{ofDigest.replace('{digest}', digest)}</p>
            )}
          </div>
          <button
            type="button"
            className="rounded-s border border-line-2 bg-surface-1 px-2 text-small hover:bg-hover"
            onClick={reset}
          >
            {again}
          </button>
        </main>
      </body>
    </html>
  )
}
