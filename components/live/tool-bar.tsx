'use client'

import { Columns3, Download } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Button } from '@/components/ui/button'
import { lazyPart } from '@/components/ui/lazy-part'
import { Menu } from '@/components/ui/menu'
import type { FileKind } from '@/lib/client/live/download'
import type { Ring } from '@/lib/client/live/ring'
import { AutoReplyButton, type Answering } from './auto-reply-button'
import { FilterField } from './filter-field'
import { SearchField } from './search-field'
import { seenPaths } from './seen-paths'
import type { Columns } from './use-columns'
import { useFilterRefusal } from './use-filter-refusal'
import type { Search } from './use-search'

const ColumnsDialog = lazyPart(() => import('./columns-dialog').then((module) => module.ColumnsDialog))

interface ToolBarProps {
  filter: string
  onFilter: (filter: string) => void
  /** Why the last filter was not taken; null where it was. */
  filterError: unknown
  search: Search
  columns: Columns
  hasRows: boolean
  rows: Ring
  onDownload: (kind: FileKind) => void
  /** Null where nothing is consumed that could be answered. */
  answering: Answering | null
}

/** Filter on the server, search in what is here, columns, download. */
export function ToolBar(props: ToolBarProps) {
  const { filter, onFilter, filterError, search, columns, hasRows, rows, onDownload, answering } = props
  const t = useTranslations('live')
  const refusal = useFilterRefusal(filterError)
  const seen = () => seenPaths(rows)
  const [isChoosing, setChoosing] = useState(false)
  return (
    <div className="flex flex-none items-start gap-1.5 border-t border-line-2 px-4 py-1.5 max-sm:flex-wrap max-sm:px-3">
      <FilterField value={filter} onChange={onFilter} refusal={refusal} seen={seen} />
      <SearchField search={search} />
      <Button
        // A phone has no columns.
        className="max-sm:hidden"
        icon={<Columns3 />}
        {...ColumnsDialog.early}
        onClick={() => setChoosing(true)}
      >
        {t('columnsTitle')}
      </Button>
      {hasRows ? (
        <Menu
          trigger={<Button icon={<Download />}>{t('download')}</Button>}
          items={[
            { label: t('jsonLinesAll'), onSelect: () => onDownload('jsonl') },
            { label: t('csvAll'), onSelect: () => onDownload('csv') },
          ]}
        />
      ) : (
        <Button icon={<Download />} disabledReason={t('nothingToClear')}>
          {t('download')}
        </Button>
      )}
      {answering === null ? null : <AutoReplyButton answering={answering} />}
      <ColumnsDialog
        open={isChoosing}
        onOpenChange={setChoosing}
        columns={columns}
        seen={isChoosing ? seen() : []}
      />
    </div>
  )
}
