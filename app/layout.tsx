import type { Metadata, Viewport } from 'next'
import { cookies, headers } from 'next/headers'
import type { ReactNode } from 'react'
import { firstScript } from '@/components/shell/first-script'
import { Providers } from '@/components/shell/providers'
import { browserWords, pageLocale, pageWords } from '@/lib/i18n/page-words'
import './globals.css'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: { default: 'Warren', template: '%s · Warren' },
  description: (await pageWords()).language.description,
  robots: { index: false, follow: false },
  referrer: 'no-referrer',
})

export const viewport: Viewport = { colorScheme: 'light dark' }

export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get('x-nonce') ?? undefined
  const theme = (await cookies()).get('warren-theme')?.value
  const locale = await pageLocale()
  return (
    // Without a cookie the script below chooses the theme before the first paint, which the server cannot know.
    <html lang={locale} data-theme={theme === 'dark' ? 'dark' : 'light'} suppressHydrationWarning>
      <body>
        <script nonce={nonce} suppressHydrationWarning>
          {firstScript(theme !== undefined)}
        </script>
        <Providers nonce={nonce} locale={locale} words={await browserWords()}>
          {children}
        </Providers>
      </body>
    </html>
  )
}
