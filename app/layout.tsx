import type { Metadata, Viewport } from 'next'
import { cookies, headers } from 'next/headers'
import type { ReactNode } from 'react'
import { Providers } from '@/components/shell/providers'
import { themeScript } from '@/components/shell/theme-script'
import './globals.css'

export const metadata: Metadata = {
  title: { default: 'Warren', template: '%s · Warren' },
  description: 'A web management console for RabbitMQ',
  robots: { index: false, follow: false },
  referrer: 'no-referrer',
}

export const viewport: Viewport = { colorScheme: 'light dark' }

export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get('x-nonce') ?? undefined
  const theme = (await cookies()).get('warren-theme')?.value
  return (
    // Without a cookie the script below chooses the theme before the first paint, which the server cannot know.
    <html lang="en" data-theme={theme === 'dark' ? 'dark' : 'light'} suppressHydrationWarning>
      <body>
        {theme === undefined ? (
          <script nonce={nonce} suppressHydrationWarning>
            {themeScript}
          </script>
        ) : null}
        <Providers nonce={nonce}>{children}</Providers>
      </body>
    </html>
  )
}
