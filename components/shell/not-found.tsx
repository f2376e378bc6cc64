'use client'

import { Compass } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { buttonClass } from '@/components/ui/button-class'
import { EmptyState } from '@/components/ui/empty-state'
import { paths } from '@/lib/api/paths'
import { Mark } from '@/components/ui/mark'

/** No page at this address. */
export function NotFound() {
  const t = useTranslations('shell')
  return (
    <div className="min-h-dvh bg-surface-0">
      <header className="flex h-11 items-center gap-2 px-4 text-strong font-semibold">
        <Mark />
        Warren
      </header>
      <main className="border-y border-line-2 bg-surface-1">
        <EmptyState
          icon={<Compass size={16} strokeWidth={1.5} />}
          title={<h1>{t('notFoundTitle')}</h1>}
          actions={
            // Every page brings this one along, so it has no link of the router, whose code the sign-in page has no use for.
            <a href={paths.queues()} className={buttonClass('plain', 'small')}>
              {t('toQueues')}
            </a>
          }
        >
          {t('notFoundHelp')}
        </EmptyState>
      </main>
    </div>
  )
}
