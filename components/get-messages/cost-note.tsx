'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { Note } from '@/components/ui/note'
import { useSession } from '@/lib/client/session-context'
import type { PeekCost } from '@/lib/rabbitmq/peek'

interface CostNoteProps {
  cost: PeekCost & { possible: true }
  isAck: boolean
}

/** What getting messages does to this queue and to others who use it, before it is done. */
export function CostNote({ cost, isAck }: CostNoteProps) {
  const t = useTranslations('messages.get')
  const { version } = useSession().broker
  if (isAck) {
    return (
      <Note boxed tone="bad">
        {t('cost.ack')}
      </Note>
    )
  }
  const counts = cost.effects.includes('counts-delivery') && cost.limit !== null
  return (
    <Note boxed tone={counts ? 'warn' : 'info'}>
      <p className="font-semibold">{t('costTitle')}</p>
      <p>{t('cost.redelivered')}</p>
      {cost.effects.includes('order') ? <p>{t('cost.order')}</p> : null}
      {counts ? <p>{t('cost.limit', { version, limit: String(cost.limit) })}</p> : null}
    </Note>
  )
}
