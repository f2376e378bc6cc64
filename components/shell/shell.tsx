'use client'

import { usePathname, useRouter } from 'next/navigation'
import { useState, type ReactNode } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { cx } from '@/components/ui/cx'
import { laterPart } from '@/components/ui/later-part'
import { Note } from '@/components/ui/note'
import { paths } from '@/lib/api/paths'
import type { Session } from '@/lib/api/session'
import { SessionProvider, useSession } from '@/lib/client/session-context'
import { useRememberAddress, useSectionHref } from '@/lib/client/virtual-host'
import { PageFocus } from './page-focus'
import { Rail } from './rail'
import { followsVhost, sections } from './sections'
import type { ShellDialog } from './shell-dialog'
import { ShellDialogs } from './shell-dialogs'
import { TopBar } from './top-bar'
import { useKeys } from './use-keys'
import { useRail, type RailWidth } from './use-rail'

/** Only phones show it, and not before its place is there. */
const Dock = laterPart(
  () => import('./dock').then((module) => module.Dock),
  () => <div className="hidden h-[53px] border-t border-line-2 bg-surface-0 max-sm:block" />,
)

const Visits = laterPart(() => import('./visits').then((module) => module.Visits))

interface ShellProps {
  session: Session
  /** What the browser keeps of the rail. */
  rail: RailWidth | null
  children: ReactNode
}

/** The frame of every signed-in page. */
export function Shell({ session, ...rest }: ShellProps) {
  return (
    <SessionProvider initial={session}>
      <Frame {...rest} />
    </SessionProvider>
  )
}

function Frame({ rail: kept, children }: Omit<ShellProps, 'session'>) {
  const t = useTranslations('shell')
  const router = useRouter()
  const pathname = usePathname()
  const href = useSectionHref()
  const [dialog, setDialog] = useState<ShellDialog | null>(null)
  const [rail, fold] = useRail(kept, pathname === paths.topology())
  useRememberAddress(followsVhost(pathname))
  useKeys({
    onPalette: () => setDialog(dialog === 'palette' ? null : 'palette'),
    onShortcuts: () => setDialog('shortcuts'),
    onRail: fold,
    onJump: (key) => {
      const section = sections.flat().find(({ jump }) => jump === key)
      if (section !== undefined) router.push(href(section.path))
      return section !== undefined
    },
  })
  return (
    <div
      className={cx(
        'grid h-dvh grid-rows-[var(--bar-top)_minmax(0,1fr)] overflow-hidden max-sm:grid-cols-1 max-sm:grid-rows-[48px_minmax(0,1fr)_auto]',
        rail === 'narrow' ? 'grid-cols-[48px_minmax(0,1fr)]' : 'grid-cols-[var(--rail)_minmax(0,1fr)]',
      )}
    >
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-s focus:bg-overlay focus:px-3 focus:py-1.5 focus:shadow-menu"
      >
        {t('skip')}
      </a>
      <Rail folded={rail === 'narrow'} onFold={fold} />
      <TopBar onDialog={setDialog} />
      <main id="content" tabIndex={-1} className="flex min-h-0 min-w-0 flex-col overflow-hidden">
        <NoVhosts />
        {children}
      </main>
      <Dock />
      <PageFocus />
      <Visits />
      <ShellDialogs shown={dialog} onShow={setDialog} />
    </div>
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
