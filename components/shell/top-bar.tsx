'use client'

import { usePathname } from 'next/navigation'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Chip } from '@/components/ui/chip'
import { useSession } from '@/lib/client/session-context'
import { VhostFilter } from '@/components/layout/vhost-filter'
import { laterPart } from '@/components/ui/later-part'
import { Mark } from '@/components/ui/mark'
import { Beat } from './beat'
import { EnvironmentChip } from './environment-chip'
import { RefreshControl } from './refresh-control'
import { SearchButton } from './search-button'
import { followsVhost } from './sections'
import type { ShellDialog } from './shell-dialog'
import { UserMenu } from './user-menu'

/** Nobody needs them first. */
const PreferenceMenus = laterPart(
  () => import('@/components/layout/preference-menus').then((module) => module.PreferenceMenus),
  () => <span className="w-[62px] flex-none max-sm:hidden" />,
)

/** Where one is, what lists show, how old it is, who one is. */
export function TopBar({ onDialog }: { onDialog: (dialog: ShellDialog) => void }) {
  const t = useTranslations('shell')
  const pathname = usePathname()
  const { broker } = useSession()
  return (
    <header className="flex min-w-0 items-center gap-1.5 border-b border-line-2 bg-surface-0 pr-3 pl-4 whitespace-nowrap max-sm:px-3">
      <span className="mr-1 hidden max-sm:block">
        <Mark />
      </span>
      <span className="flex min-w-0 items-center gap-1.5">
        <span className="cut font-medium" title={broker.name}>
          {broker.name}
        </span>
        <span className="cut text-ink-3 max-lg:hidden" title={broker.clusterName}>
          {broker.clusterName}
        </span>
        {broker.environment === null ? null : <EnvironmentChip environment={broker.environment} />}
        {broker.readOnly ? <Chip tone="info">{t('readOnly')}</Chip> : null}
      </span>
      {followsVhost(pathname) ? (
        <span className="flex min-w-0 items-center max-sm:hidden">
          <span aria-hidden className="mr-3 ml-1.5 h-4 w-px flex-none bg-line-2" />
          <VhostFilter />
        </span>
      ) : null}
      <span className="flex-1" />
      <SearchButton onOpen={() => onDialog('palette')} />
      <span aria-hidden className="mx-1.5 h-4 w-px flex-none bg-line-2 max-sm:hidden" />
      <Beat />
      <RefreshControl />
      <span aria-hidden className="mx-1.5 h-4 w-px flex-none bg-line-2 max-sm:hidden" />
      {/* On phones they are behind "More". */}
      <PreferenceMenus />
      <UserMenu onRights={() => onDialog('rights')} />
    </header>
  )
}
