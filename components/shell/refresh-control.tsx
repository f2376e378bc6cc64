'use client'

import { useQueryClient } from '@tanstack/react-query'
import { RefreshCw } from 'lucide-react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { IconButton } from '@/components/ui/icon-button'
import { Select } from '@/components/ui/select'
import { refreshChoices, useRefresh } from '@/lib/client/refresh'

/** How often the page reads its figures anew, and the way to do it at once. On phones that way shows when it is the only one. */
export function RefreshControl() {
  const t = useTranslations('shell')
  const client = useQueryClient()
  const [refresh, choose] = useRefresh()
  return (
    <>
      <Select
        look="bare"
        className="flex-none text-small"
        aria-label={t('refreshInterval')}
        value={String(refresh)}
        onChange={(event) => {
          const choice = refreshChoices.find((each) => String(each) === event.target.value)
          if (choice !== undefined) choose(choice)
        }}
        options={refreshChoices.map((choice) => ({
          value: String(choice),
          label: choice === 0 ? t('refreshOff') : t('refreshEvery', { seconds: String(choice / 1_000) }),
        }))}
      />
      <IconButton
        label={t('refreshNow')}
        icon={<RefreshCw />}
        className={refresh === 0 ? '' : 'max-sm:hidden'}
        onClick={() => void client.refetchQueries({ type: 'active' })}
      />
    </>
  )
}
