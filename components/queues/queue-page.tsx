'use client'

import { useQuery } from '@tanstack/react-query'
import { Activity, Columns3, Send } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { LinkButton } from '@/components/layout/link-button'
import { ObjectPage } from '@/components/layout/object-page'
import { StateOf } from '@/components/layout/state-of'
import { Chip } from '@/components/ui/chip'
import { laterPart } from '@/components/ui/later-part'
import { paths } from '@/lib/api/paths'
import type { QueueAnswer } from '@/lib/api/queues'
import { queueQuery } from '@/lib/client/queries/queues'
import { useRefreshInterval } from '@/lib/client/refresh'
import { useSectionHref } from '@/lib/client/virtual-host'
import { DeleteQueue } from './delete-queue'
import { PurgeQueue } from './purge-queue'
import { QueueFeatures } from './queue-features'
import { QueueFigures } from './queue-figures'

const QueueFlows = laterPart(() => import('./queue-flows').then((module) => module.QueueFlows))

const QueueCharts = laterPart(
  () => import('./queue-charts').then((module) => module.QueueCharts),
  () => <div className="min-h-[379px] flex-auto border-t border-line-2" />,
)
const QueueDetails = laterPart(
  () => import('./queue-details').then((module) => module.QueueDetails),
  () => <div className="min-h-[420px] flex-none border-t border-line-2" />,
)
const QueueObserved = laterPart(
  () => import('./queue-observed').then((module) => module.QueueObserved),
  () => <div className="min-h-[217px] flex-none border-t border-line-2" />,
)
const QueueMessages = laterPart(() => import('./queue-messages').then((module) => module.QueueMessages))
const QueueRaft = laterPart(() => import('./queue-raft').then((module) => module.QueueRaft))
const QueueStream = laterPart(() => import('./queue-stream').then((module) => module.QueueStream))
const QueueMirrors = laterPart(() => import('./queue-mirrors').then((module) => module.QueueMirrors))
const QueueConsumers = laterPart(() => import('./queue-consumers').then((module) => module.QueueConsumers))
const QueueDiagnosis = laterPart(() => import('./queue-diagnosis').then((module) => module.QueueDiagnosis))

interface QueuePageProps {
  vhost: string
  name: string
  /** "Get messages". */
  messages: ReactNode
  /** The panel "Bindings". */
  bindings: ReactNode
}

/** One queue: figures, what can be done with it, details, consumers, bindings. */
export function QueuePage({ vhost, name, messages, bindings }: QueuePageProps) {
  const t = useTranslations()
  const list = useSectionHref()(paths.queues())
  const [deleted, setDeleted] = useState(false)
  const query = useQuery({
    ...queueQuery({ vhost, name }),
    refetchInterval: useRefreshInterval(),
    // On the way to the list, nobody asks for it any more.
    enabled: !deleted,
  })
  return (
    <ObjectPage
      name={name}
      copyLabel={t('queue.copyName')}
      list={{ href: list, words: t('queues.title') }}
      vhost={{ name: vhost, title: `${t('queues.vhost')}: ${vhost}` }}
      query={query}
      gone={(was) => ({
        icon: Columns3,
        title: t(was ? 'queue.gone.was' : 'queue.gone.title', { name, vhost }),
        help: t(was ? 'queue.gone.help' : 'queue.gone.never'),
        toList: t('queue.gone.list'),
      })}
      renderAside={(data) => <Marks data={data} />}
      renderActions={(data) => (
        <>
          <LinkButton href={paths.publish({ vhost, exchange: '', routingKey: name })} icon={<Send />}>
            {t('queue.publish')}
          </LinkButton>
          <LinkButton href={paths.watch(data.queue)} icon={<Activity />}>
            {t('queue.watch')}
          </LinkButton>
          {messages}
          <PurgeQueue queue={data.queue} />
          <DeleteQueue data={data} onDeleted={() => setDeleted(true)} />
        </>
      )}
    >
      {(data, stale) => (
        <>
          <QueueFigures data={data} />
          {/* Why it is stuck, and what it is, at the side of the charts: neither pushes them down. */}
          <div className="grid flex-none lg:grid-cols-[minmax(0,1fr)_440px] lg:grid-rows-[auto_minmax(0,1fr)]">
            <div className="min-w-0 border-line-2 lg:col-start-2 lg:border-l">
              <QueueDiagnosis vhost={vhost} name={name} type={data.queue.type} isPageStale={stale} />
            </div>
            <div className="flex min-w-0 flex-col lg:col-start-1 lg:row-span-2 lg:row-start-1">
              <div className="flex flex-1 flex-col lg:max-h-[720px]">
                <QueueCharts vhost={vhost} name={name} isPageStale={stale} />
              </div>
              <QueueObserved data={data} stale={stale} />
            </div>
            <div className="min-w-0 border-line-2 lg:col-start-2 lg:border-l">
              <QueueDetails queue={data.queue} />
              {data.queue.mirrors?.length ? <QueueMirrors queue={data.queue} /> : null}
            </div>
          </div>
          <QueueMessages queue={data.queue} />
          {data.queue.type === 'quorum' ? <QueueRaft vhost={vhost} name={name} /> : null}
          <QueueFlows data={data} stale={stale} />
          <QueueConsumers data={data} stale={stale} />
          {data.queue.type === 'stream' ? <QueueStream vhost={vhost} name={name} /> : null}
          {bindings}
        </>
      )}
    </ObjectPage>
  )
}

function Marks({ data: { queue } }: { data: QueueAnswer }) {
  return (
    <>
      <StateOf state={queue.state} />
      <Chip>{queue.type}</Chip>
      <QueueFeatures queue={queue} />
    </>
  )
}
