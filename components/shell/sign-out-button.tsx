'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { Button } from '@/components/ui/button'
import { useSignOut } from '@/lib/client/sign-out'

/** For pages that have no user menu. */
export function SignOutButton() {
  const t = useTranslations('shell')
  const { signOut, isPending } = useSignOut()
  return (
    <Button size="small" kind="quiet" disabled={isPending} onClick={signOut}>
      {t('signOut')}
    </Button>
  )
}
