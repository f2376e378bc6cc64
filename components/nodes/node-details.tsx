'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { DetailList, type Detail } from '@/components/layout/detail-list'
import { Panel } from '@/components/layout/panel'
import { Count } from '@/components/ui/figures'
import type { NodeDetails as Node } from '@/lib/rabbitmq/node-details'
import { NodeChurn, NodeWork, Persistence } from './node-work'

/** What one node is and what it does: versions, files, churn, work. */
export function NodeDetails({ node }: { node: Node }) {
  const t = useTranslations('nodes.one')
  return (
    <div className="grid flex-none lg:grid-cols-2 lg:[&>*:nth-child(even)]:border-l">
      <Panel title={t('details')}>
        <DetailList details={useFacts(node)} />
      </Panel>
      <NodeChurn churn={node.churn} />
      <NodeWork work={node.work} />
      <Persistence work={node.work} />
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
    ['configFiles', node.configFiles?.join('\n') || null],
    ['logFiles', node.logFiles?.join('\n') || null],
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
