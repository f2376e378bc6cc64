'use client'

import { useQuery } from '@tanstack/react-query'
import { Server } from 'lucide-react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { ObjectPage } from '@/components/layout/object-page'
import { PageSkeleton } from '@/components/layout/page-skeleton'
import { laterPart } from '@/components/ui/later-part'
import { paths } from '@/lib/api/paths'
import { useChartRange } from '@/lib/client/chart-range'
import { nodeQuery } from '@/lib/client/queries/nodes'
import { useRefreshInterval } from '@/lib/client/refresh'
import { ResetStatistics } from './reset-statistics'

const NodeSections = laterPart(
  () => import('./node-sections').then((module) => module.NodeSections),
  () => <PageSkeleton />,
)

/** One node: what it uses of its limits, over time and by use, what it is and what runs on it. */
export function NodePage({ name }: { name: string }) {
  const t = useTranslations('nodes')
  const [range] = useChartRange()
  const query = useQuery({ ...nodeQuery(name, range), refetchInterval: useRefreshInterval() })
  return (
    <ObjectPage
      name={name}
      copyLabel={t('one.copyName')}
      list={{ href: paths.nodes(), words: t('title') }}
      query={query}
      gone={() => ({
        icon: Server,
        title: t('one.goneTitle', { name }),
        help: t('one.goneHelp'),
        toList: t('one.toNodes'),
      })}
      renderActions={() => <ResetStatistics node={name} />}
    >
      {(data, stale) => <NodeSections data={data} stale={stale} />}
    </ObjectPage>
  )
}
