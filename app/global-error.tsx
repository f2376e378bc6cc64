'use client'

import { Providers } from '@/components/shell/providers'
import { BrokenPage } from '@/components/shell/broken-page'
import './globals.css'

/** When even the layout threw: brings its own document. */
export default function GlobalError({
  error,
  reset,
}: {
  error: Error & { digest?: string }
  reset: () => void
}) {
  return (
    <html lang="en" data-theme="light">
      <body>
        <Providers nonce={undefined}>
          <main className="flex min-h-dvh flex-col">
            <BrokenPage digest={error.digest} onRetry={reset} />
          </main>
        </Providers>
      </body>
    </html>
  )
}
