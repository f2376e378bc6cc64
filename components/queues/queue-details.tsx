'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { DetailList, type Detail } from '@/components/layout/detail-list'
import { Panel } from '@/components/layout/panel'
import { Word } from '@/components/ui/word'
import { argumentText } from '@/lib/rabbitmq/argument-text'
import type { QueueDetails as Queue } from '@/lib/rabbitmq/queue-details'
import { identityOf } from '@/lib/rabbitmq/queue-fields'
import { useFacts } from './use-facts'

/** What one queue is, where it lives, and what it was declared with. */
export function QueueDetails({ queue }: { queue: Queue }) {
  const t = useTranslations('queue')
  return (
    <>
      <Panel title={t('details')}>
        <DetailList details={useFacts(identityOf(queue))} />
      </Panel>
      <Panel title={t('settings')}>
        <DetailList details={useSettings(queue)} />
      </Panel>
    </>
  )
}

function useSettings(queue: Queue): Detail[] {
  const t = useTranslations('queue.detail')
  const none = <span className="text-ink-3">{t('none')}</span>
  const settings: Detail[] = [
    { label: t('policy'), value: queue.policy ?? none, mono: queue.policy !== null },
  ]
  if (queue.operatorPolicy !== null) {
    settings.push({ label: t('operatorPolicy'), value: queue.operatorPolicy, mono: true })
  }
  if (queue.deliveryLimit !== null) settings.push({ label: t('deliveryLimit'), value: queue.deliveryLimit })
  if (queue.delayedRetry !== null) settings.push({ label: t('delayedRetry'), value: queue.delayedRetry })
  for (const { name, value } of queue.arguments) {
    settings.push(
      name === 'x-dead-letter-exchange' && value === ''
        ? { label: name, value: <Word k="exchanges.defaultName" /> }
        : { label: name, value: value === '' ? '""' : argumentText(value), mono: true },
    )
  }
  if (queue.effectivePolicy !== null && queue.effectivePolicy.length > 0) {
    const merged = queue.effectivePolicy.map(({ name, value }) => `${name}: ${argumentText(value)}`)
    settings.push({
      label: t('effective'),
      value: <span className="whitespace-pre-line">{merged.join('\n')}</span>,
      mono: true,
    })
  }
  return settings
}
