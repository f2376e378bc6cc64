'use client'

import { LogOut, User } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Menu } from '@/components/ui/menu'
import { useToast } from '@/components/ui/toast'
import { useSignOut } from '@/lib/client/sign-out'
import { useProblemWords } from '@/lib/client/problem-words'
import { useSession } from '@/lib/client/session-context'

/** Who is signed in, and the way out. */
export function UserMenu() {
  const t = useTranslations('shell')
  const { user } = useSession()
  const toast = useToast()
  const say = useProblemWords()
  const signOut = useSignOut()
  const leave = () =>
    signOut.mutate(undefined, {
      onError: (error) => {
        const { title, next } = say(error)
        toast({ title, description: next })
      },
    })
  const tags = user.tags.length === 0 ? t('noTags') : user.tags.join(', ')
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={t('account', { user: user.name })}
          className="quick inline-flex h-7 min-w-0 items-center gap-1.5 rounded-s px-1.5 hover:bg-hover max-sm:h-9"
        >
          <User size={16} strokeWidth={1.5} aria-hidden className="flex-none text-ink-3" />
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
          label: signOut.isPending ? t('signingOut') : t('signOut'),
          icon: <LogOut size={14} strokeWidth={1.5} aria-hidden />,
          onSelect: leave,
        },
      ]}
    />
  )
}
