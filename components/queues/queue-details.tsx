'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { DetailList, type Detail } from '@/components/layout/detail-list'
import { Panel } from '@/components/layout/panel'
import { StateOf } from '@/components/layout/state-of'
import { Bytes, Count, Time } from '@/components/ui/figures'
import { exactCount, formatBytes } from '@/lib/i18n/format'
import { argumentText } from '@/lib/rabbitmq/argument-text'
import type { QueueDetails as Queue } from '@/lib/rabbitmq/queue-details'

/** What one queue is, where it lives, and what it was declared with. */
export function QueueDetails({ queue }: { queue: Queue }) {
  const t = useTranslations('queue')
  return (
    <>
      <Panel title={t('details')}>
        <DetailList details={useFacts(queue)} />
      </Panel>
      <Panel title={t('settings')}>
        <DetailList details={useSettings(queue)} />
      </Panel>
    </>
  )
}

function useFacts(queue: Queue): Detail[] {
  const t = useTranslations('queue.detail')
  const yesNo = useTranslations('lists')
  const flag = (is: boolean) => yesNo(is ? 'yes' : 'no')
  const { members, online } = queue
  const facts: Detail[] = [
    { label: t('type'), value: queue.type },
    { label: t('state'), value: <StateOf state={queue.state} /> },
    { label: t('durable'), value: flag(queue.durable) },
    { label: t('autoDelete'), value: flag(queue.autoDelete) },
    { label: t('exclusive'), value: flag(queue.exclusive) },
  ]
  if (queue.leader === null) facts.push({ label: t('node'), value: queue.node ?? '?', mono: true })
  else facts.push({ label: t('leader'), value: queue.leader, mono: true })
  if (members !== null) facts.push({ label: t('members'), value: members.join(', '), mono: true })
  if (members !== null && online !== null) {
    facts.push({
      label: t('online'),
      value: t('onlineOf', { online: String(online.length), members: String(members.length) }),
    })
  }
  facts.push(
    { label: t('memory'), value: <Bytes value={queue.memoryBytes} /> },
    { label: t('messageBytes'), value: <Bytes value={queue.messageBytes} /> },
  )
  facts.push(...useTypeFacts(queue))
  if (queue.idleSince !== null) facts.push({ label: t('idleSince'), value: <Time at={queue.idleSince} /> })
  return facts
}

/** What only some types or versions tell; the rest is left out. */
function useTypeFacts(queue: Queue): Detail[] {
  const t = useTranslations('queue.detail')
  const counts = [
    ['publishers', queue.publishers],
    ['returned', queue.returned],
    ['segments', queue.segments],
    ['committed', queue.committedOffset],
    ['readers', queue.readers],
    ['openFiles', queue.openFiles],
    ['storage', queue.storageVersion],
  ] as const
  const facts = counts.flatMap(([key, value]): Detail[] =>
    value === null ? [] : [{ label: t(key), value: <Count value={value} /> }],
  )
  const { headMessageAt, oldestMessageAt, singleActiveTag, deadLettering, deadLetteringBytes } = queue
  if (deadLettering !== null && deadLettering > 0) {
    const bytes = deadLetteringBytes === null ? '?' : formatBytes(deadLetteringBytes)
    facts.push({
      label: t('deadLettering'),
      value: t('deadLetteringOf', { count: exactCount(deadLettering), bytes }),
    })
  }
  if (singleActiveTag !== null) facts.push({ label: t('single'), value: singleActiveTag, mono: true })
  if (headMessageAt !== null) {
    facts.push({
      label: t('headMessage'),
      value: (
        <span title={t('headHelp')}>
          <Time at={headMessageAt} />
        </span>
      ),
    })
  }
  if (oldestMessageAt !== null) facts.push({ label: t('oldest'), value: <Time at={oldestMessageAt} /> })
  return facts
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
  for (const { name, value } of queue.arguments) {
    settings.push({ label: name, value: argumentText(value), mono: true })
  }
  if (queue.effectivePolicy.length > 0) {
    const merged = queue.effectivePolicy.map(({ name, value }) => `${name}: ${argumentText(value)}`)
    settings.push({
      label: t('effective'),
      value: <span className="whitespace-pre-line">{merged.join('\n')}</span>,
      mono: true,
    })
  }
  return settings
}
