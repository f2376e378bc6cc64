'use client'

import { useQuery } from '@tanstack/react-query'
import { AskedPanel } from '@/components/layout/asked-panel'
import { DetailList } from '@/components/layout/detail-list'
import { Bytes } from '@/components/ui/figures'
import { nodeBinariesQuery } from '@/lib/client/queries/nodes'
import { useTranslations } from '@/lib/i18n/use-translations'

/** Who holds the binaries of a node, mostly bodies of messages: counted when somebody wants it, for that costs the node. */
export function NodeBinaries({ name }: { name: string }) {
  const t = useTranslations('nodes.binaries')
  const query = useQuery(nodeBinariesQuery(name))
  const parts = query.data?.parts ?? null
  return (
    <AskedPanel
      title={t('title')}
      query={query}
      ask={t('count')}
      asking={t('counting')}
      note={parts === null ? t(query.data === undefined ? 'help' : 'untold') : null}
    >
      <div className="sm:columns-2 sm:gap-8">
        <DetailList
          details={(parts ?? []).map(({ key, bytes }) => ({ label: key, value: <Bytes value={bytes} /> }))}
        />
      </div>
    </AskedPanel>
  )
}
