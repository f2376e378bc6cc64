'use client'

import { useMemo } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Dialog } from '@/components/ui/dialog'
import { cx } from '@/components/ui/cx'
import type { MessageRow } from '@/lib/client/live/ring'
import { exactClock } from './clock'
import { compareMessages } from './compare-messages'

interface CompareDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  rows: readonly MessageRow[]
}

/** Two messages side by side, what differs marked: place by place, as JSON where both are. */
export function CompareDialog({ open, onOpenChange, rows }: CompareDialogProps) {
  const t = useTranslations('live')
  const [one, other] = rows
  const lines = useMemo(
    () => (one === undefined || other === undefined ? [] : compareMessages(one.message, other.message)),
    [one, other],
  )
  const differ = lines.filter((line) => line.left !== line.right).length
  if (one === undefined || other === undefined) return null
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('compareTitle')}
      description={t('compareCount', { count: differ })}
      size="wide"
    >
      <div className="min-h-0 overflow-auto px-4 pb-4">
        <table className="w-full table-fixed text-left text-small">
          <thead>
            <tr className="h-7 border-b border-line-2 text-ink-3">
              <th scope="col" className="w-[26%] font-medium">
                {t('compareWhat')}
              </th>
              <th scope="col" className="font-medium">
                {exactClock(one.message.at)}
              </th>
              <th scope="col" className="font-medium">
                {exactClock(other.message.at)}
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ name, left, right }) => (
              <tr
                key={name}
                className={cx('border-b border-line-1 align-top', left !== right && 'bg-warn-soft')}
              >
                <th scope="row" className="mono py-1 pr-2 text-small font-normal wrap-anywhere text-ink-2">
                  {name}
                </th>
                {[left, right].map((text, side) => (
                  <td
                    // Left and right have no identity but their side.
                    // oxlint-disable-next-line react/no-array-index-key
                    key={side}
                    className={cx('mono py-1 pr-2 text-small wrap-anywhere', text === null && 'text-ink-3')}
                  >
                    {text ?? '—'}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Dialog>
  )
}
