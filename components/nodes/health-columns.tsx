'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { columnsOf } from '@/components/table/columns'
import { State } from '@/components/ui/state'
import { Word } from '@/components/ui/word'
import type { CheckResult, HealthCheck } from '@/lib/rabbitmq/health'

const words = {
  alarms: 'alarms',
  'local-alarms': 'localAlarms',
  'is-in-service': 'inService',
  'ready-to-serve-clients': 'ready',
  'below-node-connection-limit': 'belowLimit',
  'virtual-hosts': 'vhosts',
  'node-is-quorum-critical': 'quorumCritical',
  'quorum-queues-without-elected-leaders': 'leaders',
  'node-is-mirror-sync-critical': 'mirrorCritical',
  'metadata-store/initialized': 'metadata',
  'metadata-store/initialized/with-data': 'metadataData',
  'reached-target-cluster-size': 'clusterSize',
  'certificate-expiration': 'certificates',
  'protocol-listener': 'protocolListener',
  'port-listener': 'portListener',
} as const satisfies Record<HealthCheck, string>

const kinds = { ok: 'ok', failed: 'bad', absent: 'idle', unknown: 'warn' } as const

function ResultCell({ state }: Pick<CheckResult, 'state'>) {
  const t = useTranslations('nodes.health')
  const word = t(state === 'unknown' ? 'unknownState' : state)
  return (
    <State kind={kinds[state]} title={word}>
      {word}
    </State>
  )
}

function NameCell({ result }: { result: CheckResult }) {
  const t = useTranslations('nodes.health.checks')
  const name = t(words[result.check])
  return (
    <span
      title={`${name} (${result.check})`}
      className={result.state === 'absent' ? 'text-ink-3' : undefined}
    >
      {name}
    </span>
  )
}

const column = columnsOf<CheckResult>()

export const healthColumns = column.columns([
  column.display({
    id: 'check',
    header: () => <Word k="nodes.health.check" />,
    meta: { phone: true },
    cell: ({ row }) => <NameCell result={row.original} />,
  }),
  column.display({
    id: 'state',
    header: () => <Word k="nodes.health.state" />,
    meta: { phone: true, width: 168, phoneWidth: 144 },
    cell: ({ row }) => <ResultCell state={row.original.state} />,
  }),
  column.display({
    id: 'reason',
    header: () => <Word k="nodes.health.reason" />,
    meta: { width: 520 },
    cell: ({ row: { original: result } }) => {
      const words = [result.reason, ...result.evidence].filter((line) => line !== null).join('; ')
      return (
        <span className="text-ink-2" title={words}>
          {words}
        </span>
      )
    },
  }),
])
