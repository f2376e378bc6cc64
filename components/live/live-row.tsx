'use client'

import { memo, type KeyboardEvent } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Checkbox } from '@/components/ui/checkbox'
import { useOwnFocus } from '@/components/table/use-own-focus'
import { cx } from '@/components/ui/cx'
import { useFocusKept } from '@/components/ui/use-focus-kept'
import type { Settlement } from '@/lib/api/live-names'
import type { GapRow, LiveRow, MessageRow } from '@/lib/client/live/ring'
import { Ago, Clock, clock, exactClock } from './clock'
import { LiveCell } from './live-cells'
import { phoneGrid, type LiveColumn } from './live-columns'
import { SettleButtons } from './settle-buttons'

/** What all rows are given alike. */
export interface RowView {
  columns: readonly LiveColumn[]
  isRelative: boolean
  pattern: RegExp | null
  canSettle: boolean
  rejectTitle: string
  onOpen: (id: number) => void
  onTick: (id: number, ticked: boolean) => void
  onSettle: (id: number, settlement: Settlement) => void
  onKey: (event: KeyboardEvent) => void
  /** The focus has come to one: keys are for that one. */
  onCurrent: (id: number) => void
}

interface RowProps<R extends LiveRow = LiveRow> {
  row: R
  view: RowView
  /** Place in the table, from 1, the head being the first. */
  index: number
  isOpen: boolean
  isTicked: boolean
  /** The one row that Tab reaches; arrow keys go to the others. */
  isCurrent: boolean
}

/** Rows have no styles of their own: what is alike is worked out by the browser once for all of them. */
const line = 'relative border-b border-line-1 px-2 max-sm:px-3'

/** One row of the viewer. It is only drawn again when its message changes its state, or its place does. */
export const LiveTableRow = memo(function LiveTableRow(props: RowProps) {
  const { row } = props
  return row.kind === 'gap' ? <Gap {...props} row={row} /> : <MessageLine {...props} row={row} />
})

function MessageLine({ row, view, index, isOpen, isTicked, isCurrent }: RowProps<MessageRow>) {
  const { columns, isRelative, pattern, canSettle, rejectTitle, onOpen, onTick, onSettle, onKey, onCurrent } =
    view
  const t = useTranslations('live')
  const { state } = row
  const message = row.message.read()
  const element = useOwnFocus(row.id)
  // Buttons that were pressed give way to a word.
  const kept = useFocusKept<HTMLTableCellElement>(
    () => element.current?.querySelector<HTMLElement>('[data-row]'),
    row.id,
  )
  const isOver = state !== 'unacked' && state !== 'shown' && state !== 'settling'
  const tabIndex = isCurrent ? 0 : -1
  const button = (
    <button
      type="button"
      data-row={row.id}
      tabIndex={tabIndex}
      aria-label={t('open', { time: exactClock(message.at) })}
      aria-expanded={isOpen}
      className="after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-focus"
      onClick={() => onOpen(row.id)}
      onKeyDown={onKey}
    >
      {isRelative ? <Ago at={message.at} /> : <Clock at={message.at} />}
    </button>
  )
  return (
    <tr
      ref={element}
      onFocus={() => onCurrent(row.id)}
      aria-rowindex={index}
      aria-selected={isTicked}
      className={cx(
        line,
        'grid h-[30px] items-center max-sm:h-[52px] sm:grid-cols-(--columns)',
        phoneGrid(canSettle),
        isOpen || isTicked ? 'bg-selected' : 'hover:bg-hover',
        isOpen && 'shadow-[inset_2px_0_0_var(--accent)]',
        isOver && '[&>td]:text-ink-3',
      )}
    >
      <td className="z-1 px-2 max-sm:hidden">
        <Checkbox
          aria-label={t('tick', { time: exactClock(message.at) })}
          tabIndex={tabIndex}
          checked={isTicked}
          onChange={(event) => onTick(row.id, event.target.checked)}
        />
      </td>
      {columns.some(({ id }) => id === 'time') ? null : <td className="sr-only">{button}</td>}
      {columns.map((column) => (
        <LiveCell key={column.id} column={column} message={message} pattern={pattern} time={button} />
      ))}
      {canSettle ? (
        <td
          {...kept}
          className={cx(
            'z-1 min-w-0 px-2 max-sm:px-0 max-sm:[grid-area:settle]',
            state !== 'unacked' && 'flex *:min-w-0',
          )}
        >
          <SettleButtons
            state={state}
            rejectTitle={rejectTitle}
            tabIndex={tabIndex}
            onSettle={(settlement) => onSettle(row.id, settlement)}
          />
        </td>
      ) : null}
    </tr>
  )
}

function Gap({ row, index }: RowProps<GapRow>) {
  const t = useTranslations('live')
  const [from, to] = [clock(row.from), row.to === null ? null : clock(row.to)]
  const when = to === null ? t('gap.since', { from }) : t('gap.between', { from, to })
  const words =
    row.reason === 'unreadable' ? t('gapUnreadable', { time: from }) : t(`gap.${row.reason}`, { when })
  return (
    <tr
      aria-rowindex={index}
      className={cx(line, 'flex h-[30px] items-center bg-warn-soft text-small text-warn-ink max-sm:h-[52px]')}
    >
      <td className="truncate px-2 max-sm:px-0 max-sm:whitespace-normal">{words}</td>
    </tr>
  )
}
