'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { TimerReset } from 'lucide-react'
import { DestructiveButton } from '@/components/form/destructive-button'
import { useToast } from '@/components/ui/toast'
import { resetStatisticsMutation } from '@/lib/client/queries/nodes'
import { useReadOnlyReason } from '@/lib/client/read-only'
import { useSession } from '@/lib/client/session-context'
import { useTranslations } from '@/lib/i18n/use-translations'

/** "Reset statistics" of one node, or of all, after a dialog that says what goes. */
export function ResetStatistics({ node }: { node?: string }) {
  const t = useTranslations('nodes.reset')
  const toast = useToast()
  const readOnly = useReadOnlyReason()
  const { user, broker } = useSession()
  const reset = useMutation(resetStatisticsMutation(useQueryClient()))
  const act = async () => {
    await reset.mutateAsync(node === undefined ? {} : { name: node })
    toast({
      title: node === undefined ? t('doneAll') : t('done', { name: node }),
      description: t('doneHelp'),
    })
  }
  return (
    <DestructiveButton
      icon={TimerReset}
      disabledReason={readOnly ?? (user.tags.includes('administrator') ? undefined : t('administrators'))}
      title={node === undefined ? t('titleAll') : t('title', { name: node })}
      lead={t('lead')}
      losses={[t('charts'), t('rates'), t('clients')]}
      confirm={t('action')}
      name={node ?? broker.clusterName}
      onConfirm={act}
    >
      <p className="text-small text-ink-2">{t('stays')}</p>
    </DestructiveButton>
  )
}
