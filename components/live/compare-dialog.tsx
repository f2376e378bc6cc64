'use client'

import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Button } from '@/components/ui/button'
import { Dialog, DialogFooter } from '@/components/ui/dialog'
import { cx } from '@/components/ui/cx'
import { Note } from '@/components/ui/note'
import type { MessageRow } from '@/lib/client/live/ring'
import { keptMessageQuery } from '@/lib/client/queries/live'
import { exactClock } from './clock'
import { compareMessages, type ComparedLine } from './compare-messages'

interface CompareDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  rows: readonly MessageRow[]
}

/** Two messages side by side, what differs marked: place by place, as JSON where both are. */
export function CompareDialog({ open, onOpenChange, rows: [one, other] }: CompareDialogProps) {
  const t = useTranslations('live')
  if (one === undefined || other === undefined) return null
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('compareTitle')} size="wide">
      <Compared one={one} other={other} />
      <DialogFooter>
        <Button onClick={() => onOpenChange(false)}>{t('close')}</Button>
      </DialogFooter>
    </Dialog>
  )
}

/** Both are got whole first: a preview tells only how they begin. */
function Compared({ one, other }: { one: MessageRow; other: MessageRow }) {
  const t = useTranslations('live')
  const [left, right] = [useQuery(keptMessageQuery(one)), useQuery(keptMessageQuery(other))]
  const isPending = left.isPending || right.isPending
  const compared = useMemo(
    () =>
      isPending ? null : compareMessages(left.data ?? one.message.read(), right.data ?? other.message.read()),
    [isPending, left.data, right.data, one, other],
  )
  if (compared === null) return <p className="px-4 pb-4 text-small text-ink-2">{t('compareLoading')}</p>
  const { lines, differing, isPartial, left: notShown } = compared
  return (
    <>
      <p className="flex-none px-4 pb-2 text-small text-ink-2">
        {isPartial && differing === 0 ? t('compareUnknown') : t('compareCount', { count: differing })}
      </p>
      {isPartial ? <Note tone="warn">{t('comparePartial')}</Note> : null}
      <div className="min-h-0 overflow-auto px-4 pb-4">
        <table className="w-full table-fixed text-left text-small">
          <thead>
            <tr className="h-7 border-b border-line-2 text-ink-3">
              <th scope="col" className="w-[26%] px-2 font-medium">
                {t('compareWhat')}
              </th>
              <th scope="col" className="px-2 font-medium">
                {exactClock(one.message.read().at)}
              </th>
              <th scope="col" className="px-2 font-medium">
                {exactClock(other.message.read().at)}
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <Line key={line.name} line={line} />
            ))}
          </tbody>
        </table>
        {notShown === 0 ? null : (
          <p className="pt-2 text-small text-ink-3">{t('compareMore', { count: notShown })}</p>
        )}
      </div>
    </>
  )
}

function Line({ line: { name, left, right, differs, from } }: { line: ComparedLine }) {
  const t = useTranslations('live')
  return (
    <tr className={cx('border-b border-line-1 align-top', differs && 'bg-warn-soft')}>
      <th scope="row" className="mono px-2 py-1 text-small font-normal wrap-anywhere text-ink-2">
        {name}
        {from === 0 ? null : <p className="font-sans text-ink-3">{t('compareFrom', { from: from + 1 })}</p>}
      </th>
      {[left, right].map((text, side) => (
        <td
          // Left and right have no identity but their side.
          // oxlint-disable-next-line react/no-array-index-key
          key={side}
          className={cx('mono px-2 py-1 text-small wrap-anywhere', (text ?? '') === '' && 'text-ink-3')}
        >
          {text === '' ? '""' : (text ?? '—')}
        </td>
      ))}
    </tr>
  )
}
