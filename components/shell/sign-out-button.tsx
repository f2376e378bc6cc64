'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { Button } from '@/components/ui/button'
import { useLeave } from './use-leave'

/** For pages that have no user menu. */
export function SignOutButton() {
  const t = useTranslations('shell')
  const { leave, isLeaving } = useLeave()
  return (
    <Button size="small" kind="quiet" disabled={isLeaving} onClick={leave}>
      {t('signOut')}
    </Button>
  )
}
