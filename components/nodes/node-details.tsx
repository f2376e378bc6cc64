'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { DetailList, type Detail } from '@/components/layout/detail-list'
import { Panel } from '@/components/layout/panel'
import { Bytes, Count, Rate } from '@/components/ui/figures'
import type { NodeDetails as Node } from '@/lib/rabbitmq/node-details'

/** What one node is and what it does: versions, files, work. */
export function NodeDetails({ node }: { node: Node }) {
  const t = useTranslations('nodes.one')
  return (
    <div className="grid flex-none lg:grid-cols-2 lg:[&>*+*]:border-l">
      <Panel title={t('details')}>
        <DetailList details={useFacts(node)} />
      </Panel>
      <Panel title={t('work')}>
        <DetailList details={useWork(node)} />
        {node.readBytes === 0 && node.writtenBytes === 0 ? (
          <p className="mt-2 text-small text-ink-2">{t('ioHelp')}</p>
        ) : null}
      </Panel>
    </div>
  )
}

function useFacts(node: Node): Detail[] {
  const t = useTranslations('nodes.one')
  const texts = [
    ['rabbitmq', node.rabbitmqVersion],
    ['erlang', node.erlangVersion],
    ['crypto', node.cryptoVersion],
    ['type', node.type],
    ['pid', node.osPid],
    ['dataFolder', node.dataFolder],
    ['configFiles', node.configFiles.join('\n') || null],
    ['logFiles', node.logFiles.join('\n') || null],
    ['partitions', node.partitions.join(', ') || null],
  ] as const
  const facts = texts.flatMap(([key, value]): Detail[] =>
    value === null
      ? []
      : [{ label: t(key), value: <span className="whitespace-pre-line">{value}</span>, mono: true }],
  )
  facts.push(
    { label: t('cores'), value: <Count value={node.cores} /> },
    {
      label: t('runQueue'),
      value: (
        <span title={t('runQueueHelp')}>
          <Count value={node.runQueue} />
        </span>
      ),
    },
  )
  if (node.netTickTime !== null) {
    facts.push({ label: t('netTickTime'), value: t('seconds', { seconds: String(node.netTickTime) }) })
  }
  return facts
}

function useWork(node: Node): Detail[] {
  const t = useTranslations('nodes.one')
  const counts = ['reads', 'writes', 'syncs', 'segmentReads', 'contextSwitches', 'collections'] as const
  return [
    { label: t('readBytes'), value: <Bytes value={node.readBytes} perSecond /> },
    { label: t('writtenBytes'), value: <Bytes value={node.writtenBytes} perSecond /> },
    ...counts.map((key): Detail => ({ label: t(key), value: <Rate value={node.work[key]} /> })),
  ]
}
