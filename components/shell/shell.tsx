'use client'

import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Note } from '@/components/ui/note'
import type { Session } from '@/lib/api/session'
import { SessionProvider, useSession } from '@/lib/client/session-context'
import { Dock } from './dock'
import { PageFocus } from './page-focus'
import { Rail } from './rail'
import { TopBar } from './top-bar'

/** The frame of every signed-in page. */
export function Shell({ session, children }: { session: Session; children: ReactNode }) {
  const t = useTranslations('shell')
  return (
    <SessionProvider initial={session}>
      <div className="grid h-dvh grid-cols-[var(--rail)_minmax(0,1fr)] grid-rows-[var(--bar-top)_minmax(0,1fr)] overflow-hidden max-sm:grid-cols-1 max-sm:grid-rows-[48px_minmax(0,1fr)_auto]">
        <a
          href="#content"
          className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-s focus:bg-overlay focus:px-3 focus:py-1.5 focus:shadow-menu"
        >
          {t('skip')}
        </a>
        <Rail />
        <TopBar />
        <main id="content" tabIndex={-1} className="flex min-h-0 min-w-0 flex-col overflow-hidden">
          <NoVhosts />
          {children}
        </main>
        <Dock />
        <PageFocus />
      </div>
    </SessionProvider>
  )
}

function NoVhosts() {
  const t = useTranslations('shell')
  const { vhosts, user } = useSession()
  return vhosts.length > 0 ? null : (
    <Note tone="warn" role="alert">
      {t('noVhosts', { user: user.name })}
    </Note>
  )
}
