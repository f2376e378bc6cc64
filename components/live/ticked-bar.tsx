'use client'

import { Columns2, Download, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { lazyPart } from '@/components/ui/lazy-part'
import { Menu } from '@/components/ui/menu'
import { settlements, type Settlement } from '@/lib/api/live-names'
import type { FileKind } from '@/lib/client/live/download'
import type { MessageRow } from '@/lib/client/live/ring'
import { settleIcons } from './settle-icons'

const CompareDialog = lazyPart(() => import('./compare-dialog').then((module) => module.CompareDialog))

interface TickedBarProps {
  rows: readonly MessageRow[]
  /** How many of them are unacked; 0 where nothing is to be settled. */
  unacked: number
  rejectTitle: string
  onSettle: (settlement: Settlement) => void
  onDownload: (kind: FileKind) => void
  onClear: () => void
}

/** What can be done with the ticked messages. */
export function TickedBar(props: TickedBarProps) {
  const { rows, unacked, rejectTitle, onSettle, onDownload, onClear } = props
  const t = useTranslations('live')
  const [isComparing, setComparing] = useState(false)
  const count = rows.length
  if (count === 0) return null
  return (
    <>
      <div
        role="toolbar"
        aria-label={t('ticked', { count })}
        className="flex min-h-10 flex-none flex-wrap items-center gap-1.5 border-t border-line-2 bg-selected px-4 py-1 text-small max-sm:px-3"
      >
        <span className="mr-2 font-medium">{t('ticked', { count })}</span>
        {unacked === 0
          ? null
          : settlements.map((settlement) => (
              <Button
                key={settlement}
                size="small"
                kind={settlement === 'reject' ? 'danger' : 'plain'}
                icon={settleIcons[settlement]}
                {...(settlement === 'reject' ? { title: rejectTitle } : {})}
                onClick={() => onSettle(settlement)}
              >
                {t(settlement)}
              </Button>
            ))}
        <Button
          size="small"
          icon={<Columns2 />}
          disabledReason={count === 2 ? null : t('compareTwo')}
          onClick={() => setComparing(true)}
        >
          {t('compare')}
        </Button>
        <Menu
          align="start"
          trigger={
            <Button size="small" icon={<Download />}>
              {t('downloadTicked')}
            </Button>
          }
          items={[
            { label: t('jsonLines'), onSelect: () => onDownload('jsonl') },
            { label: t('csv'), onSelect: () => onDownload('csv') },
          ]}
        />
        <IconButton size="small" className="ml-auto" label={t('tickNone')} icon={<X />} onClick={onClear} />
      </div>
      <CompareDialog open={isComparing && count === 2} onOpenChange={setComparing} rows={rows} />
    </>
  )
}
