'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { argumentText } from '@/lib/rabbitmq/argument-text'
import type { Queue } from '@/lib/rabbitmq/queue'

/** What becomes of a message of this queue that is rejected, as far as its arguments and policy tell. */
export function useRejectTitle(queue: Queue | null): string {
  const t = useTranslations('live')
  if (queue === null) return t('rejectTitle.unknown')
  const target = queue.arguments.find(({ name }) => name === 'x-dead-letter-exchange')
  if (target !== undefined) {
    return t('rejectTitle.deadLetter', { exchange: argumentText(target.value) || t('defaultExchange') })
  }
  return queue.policy === null ? t('rejectTitle.drop') : t('rejectTitle.policy', { policy: queue.policy })
}
