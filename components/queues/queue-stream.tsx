'use client'

import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Panel } from '@/components/layout/panel'
import { QueryProblem } from '@/components/layout/query-problem'
import type { Columns, RowData } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { StaleNote } from '@/components/table/stale-note'
import { Time } from '@/components/ui/figures'
import { ConsoleError } from '@/lib/api/problem'
import type { StreamClientsAnswer } from '@/lib/api/stream-clients'
import { useProblemWords } from '@/lib/client/problem-words'
import { streamClientsQuery } from '@/lib/client/queries/stream-clients'
import { useRefreshInterval } from '@/lib/client/refresh'
import { formatCount } from '@/lib/i18n/format'
import { sentences } from '@/lib/i18n/sentences'
import { useTranslations } from '@/lib/i18n/use-translations'
import type { StreamConsumer, StreamPublisher } from '@/lib/rabbitmq/stream-clients'
import { storedOffsetColumns, streamConsumerColumns, streamPublisherColumns } from './stream-columns'

const consumerId = ({ connection, subscription }: StreamConsumer) =>
  JSON.stringify([connection, subscription])
const publisherId = ({ connection, id }: StreamPublisher) => JSON.stringify([connection, id])
const offsetId = ({ reference }: { reference: string }) => reference

interface QueueStreamProps {
  vhost: string
  name: string
}

/** What the plugin rabbitmq_stream_management knows of a stream: clients of the stream protocol and their stored offsets. */
export function QueueStream({ vhost, name }: QueueStreamProps) {
  const t = useTranslations('queue.stream')
  const query = useQuery({ ...streamClientsQuery({ vhost, name }), refetchInterval: useRefreshInterval() })
  const { data, error } = query
  const retry = () => void query.refetch()
  return (
    <Panel flush title={t('title')} {...(data === undefined ? {} : { aside: <Time at={data.asOf} /> })}>
      {data === undefined ? (
        error === null ? (
          <div className="min-h-[240px]" />
        ) : (
          <QueryProblem error={error} onRetry={retry} />
        )
      ) : (
        <>
          {error === null ? null : <StaleNote error={error} asOf={data.asOf} onRetry={retry} />}
          {data.plugin === false ? <Line>{t('absent')}</Line> : <Parts data={data} stale={error !== null} />}
        </>
      )}
    </Panel>
  )
}

const Line = ({ children }: { children: ReactNode }) => (
  <p className="px-4 pb-3 text-small text-ink-2 max-sm:px-3">{children}</p>
)

function Parts({ data, stale }: { data: StreamClientsAnswer; stale: boolean }) {
  const t = useTranslations('queue.stream')
  const lists = useTranslations('lists')
  const isOwn = data.scope === 'own'
  const { newest } = data
  return (
    <>
      {isOwn ? <Line>{lists('ownOnly')}</Line> : null}
      <Part
        title={t('consumers')}
        columns={streamConsumerColumns}
        rows={data.consumers}
        rowId={consumerId}
        none={t(isOwn ? 'noOwnConsumers' : 'noConsumers')}
        untold={<Untold data={data} part="streamConsumers" />}
        stale={stale}
      />
      <Part
        title={t('publishers')}
        columns={streamPublisherColumns}
        rows={data.publishers}
        rowId={publisherId}
        none={t(isOwn ? 'noOwnPublishers' : 'noPublishers')}
        untold={<Untold data={data} part="streamPublishers" />}
        stale={stale}
      />
      <Part
        title={t('offsets')}
        columns={storedOffsetColumns}
        rows={data.offsets}
        rowId={offsetId}
        none={t('noOffsets')}
        untold={<Untold data={data} part="storedOffsets" />}
        stale={stale}
      />
      {newest === null || !data.offsets?.length ? null : (
        <p className="px-4 py-2 text-micro text-ink-3 max-sm:px-3">
          {t('newest', { offset: formatCount(newest) })}
        </p>
      )}
    </>
  )
}

interface PartProps<Row extends RowData> {
  title: string
  columns: Columns<Row>
  /** Null where they are not told. */
  rows: readonly Row[] | null
  rowId: (row: Row) => string
  /** Instead of no rows, and instead of rows that are not told. */
  none: string
  untold: ReactNode
  stale: boolean
}

function Part<Row extends RowData>({ title, rows, none, untold, ...table }: PartProps<Row>) {
  return (
    <>
      <h3 className="px-4 py-1.5 text-small text-ink-3 max-sm:px-3">{title}</h3>
      {rows === null ? (
        untold
      ) : rows.length === 0 ? (
        <Line>{none}</Line>
      ) : (
        <DataTable label={title} rows={rows} {...table} />
      )}
    </>
  )
}

interface UntoldProps {
  data: StreamClientsAnswer
  part: 'streamConsumers' | 'streamPublishers' | 'storedOffsets'
}

/** Why a part is not there. */
function Untold({ data: { faults }, part }: UntoldProps) {
  const t = useTranslations('queue.stream')
  const say = useProblemWords()
  const fault = faults.find((each) => each.part === part)
  if (fault === undefined) return <Line>{t(part === 'storedOffsets' ? 'tooOld' : 'untold')}</Line>
  const { title, detail } = say(new ConsoleError(fault.code, fault.detail))
  return <Line>{sentences(title, detail)}</Line>
}
