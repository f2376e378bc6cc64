'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from '@/lib/i18n/use-translations'
import { visible } from '@/lib/i18n/visible'
import { Note } from '@/components/ui/note'
import { leftTracingQuery } from '@/lib/client/queries/live'

/** Firehoses that this console turned on and could not turn off again, with what turns them off. */
export function LeftTracing({ isNear }: { isNear: boolean }) {
  const t = useTranslations('live')
  const { data } = useQuery(leftTracingQuery(isNear))
  return data?.left.map(({ vhost, command }) => (
    <Note key={vhost} tone="bad" role="alert">
      {t('tracingLeft', { vhost: visible(vhost), command: visible(command) })}
    </Note>
  ))
}
