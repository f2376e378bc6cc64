'use client'

import { LogOut, ShieldCheck, User } from 'lucide-react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Menu } from '@/components/ui/menu'
import { useSession } from '@/lib/client/session-context'
import { useLeave } from './use-leave'

/** Who is signed in, what that user may do, and the way out. */
export function UserMenu({ onRights }: { onRights: () => void }) {
  const t = useTranslations('shell')
  const rights = useTranslations('rights')
  const { user } = useSession()
  const { leave, isLeaving } = useLeave()
  const tags = user.tags.length === 0 ? t('noTags') : user.tags.join(', ')
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={t('account', { user: user.name })}
          className="quick inline-flex h-7 min-w-0 items-center gap-1.5 rounded-s px-1.5 hover:bg-hover max-sm:h-9"
        >
          <User size={16} className="flex-none text-ink-3" />
          <span className="cut max-w-40 max-sm:hidden">{user.name}</span>
          <span className="cut max-w-40 text-small text-ink-3 max-lg:hidden">{tags}</span>
        </button>
      }
      head={
        <>
          <span className="block text-body text-ink-1 wrap-anywhere">{user.name}</span>
          {tags}
        </>
      }
      items={[
        {
          label: rights('item'),
          icon: <ShieldCheck />,
          onSelect: onRights,
        },
        'line',
        {
          label: isLeaving ? t('signingOut') : t('signOut'),
          icon: <LogOut />,
          onSelect: leave,
        },
      ]}
    />
  )
}
