'use client'

import { Panel } from '@/components/layout/panel'
import { columnsOf } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { Count, Rate } from '@/components/ui/figures'
import { Word } from '@/components/ui/word'
import { useTranslations } from '@/lib/i18n/use-translations'
import type { KindOfMessages } from '@/lib/rabbitmq/message-kinds'

const column = columnsOf<KindOfMessages>()
const rowId = ({ kind }: KindOfMessages) => kind

const columns = column.columns([
  column.accessor('kind', {
    header: () => <Word k="queue.kinds.kind" />,
    meta: { phone: true },
    cell: (cell) => <Word k={`chart.kind.${cell.getValue()}`} />,
  }),
  column.accessor('rate', {
    header: () => <Word k="queue.kinds.rate" />,
    meta: { number: true, width: 96, phone: true },
    cell: (cell) => <Rate value={cell.getValue()} />,
  }),
  column.accessor('count', {
    header: () => <Word k="queue.kinds.count" />,
    meta: { number: true, width: 112, phone: true },
    cell: (cell) => <Count value={cell.getValue()} />,
  }),
])

/** How messages come to a queue and leave it, by kind: as far as this version counts them. */
export function QueueKinds({ kinds }: { kinds: readonly KindOfMessages[] }) {
  const t = useTranslations('queue.kinds')
  return (
    <Panel title={t('title')} flush>
      {kinds.length === 0 ? (
        <p className="px-4 pb-3 text-small text-ink-2 max-sm:px-3">{t('none')}</p>
      ) : (
        <DataTable label={t('title')} columns={columns} rows={kinds} rowId={rowId} />
      )}
    </Panel>
  )
}
