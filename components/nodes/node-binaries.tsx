'use client'

import { useQuery } from '@tanstack/react-query'
import { RefreshCw } from 'lucide-react'
import { DetailList } from '@/components/layout/detail-list'
import { Panel } from '@/components/layout/panel'
import { QueryProblem } from '@/components/layout/query-problem'
import { Button } from '@/components/ui/button'
import { Bytes, Time } from '@/components/ui/figures'
import { nodeBinariesQuery } from '@/lib/client/queries/nodes'
import { useTranslations } from '@/lib/i18n/use-translations'

/** Who holds the binaries of a node, mostly bodies of messages: counted when somebody wants it, for that costs the node. */
export function NodeBinaries({ name }: { name: string }) {
  const t = useTranslations('nodes.binaries')
  const { data, error, isFetching, refetch } = useQuery(nodeBinariesQuery(name))
  const ask = () => void refetch()
  const parts = data?.parts ?? null
  return (
    <Panel
      title={t('title')}
      {...(data === undefined ? {} : { aside: <Time at={data.asOf} /> })}
      actions={
        <Button
          size="small"
          icon={<RefreshCw size={14} strokeWidth={1.5} aria-hidden />}
          disabled={isFetching}
          onClick={ask}
        >
          {isFetching ? t('counting') : t('count')}
        </Button>
      }
    >
      {error === null ? null : <QueryProblem error={error} onRetry={ask} />}
      {parts === null ? (
        <p className="text-small text-ink-2">{t(data === undefined ? 'help' : 'untold')}</p>
      ) : (
        <div className="sm:columns-2 sm:gap-8">
          <DetailList
            details={parts.map(({ key, bytes }) => ({ label: key, value: <Bytes value={bytes} /> }))}
          />
        </div>
      )}
    </Panel>
  )
}
