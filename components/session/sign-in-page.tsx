'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { Mark } from '@/components/ui/mark'
import { LanguageMenu } from '@/components/layout/language-menu'
import { ThemeMenu } from '@/components/layout/theme-menu'
import { SignInForm } from './sign-in-form'

interface SignInPageProps {
  /** Where the person wanted to go. */
  next: string | undefined
  brokers: readonly { id: string; name: string }[]
}

/** The page before everything else. */
export function SignInPage({ next, brokers }: SignInPageProps) {
  const t = useTranslations('session')
  return (
    <div className="grid min-h-dvh grid-rows-[44px_1fr_40px] bg-surface-0">
      <header className="flex items-center gap-[9px] px-4 text-strong font-semibold max-sm:px-3">
        <Mark />
        Warren
        <span className="flex-1" />
        <LanguageMenu />
        <ThemeMenu />
      </header>
      <main className="grid place-content-center justify-items-stretch px-4 pb-12 max-sm:place-content-start max-sm:grid-cols-1 max-sm:pt-6 sm:grid-cols-[368px]">
        <SignInForm next={next} brokers={brokers} />
      </main>
      <footer className="flex items-center gap-5 px-4 text-small text-ink-3 max-sm:px-3">
        {t('versions')}
      </footer>
    </div>
  )
}
