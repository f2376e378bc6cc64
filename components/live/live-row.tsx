'use client'

import { memo, type KeyboardEvent } from 'react'
import { useTranslations } from 'use-intl'
import { hexLine } from '@/components/message/hex'
import { payloadBytes } from '@/components/message/payload-bytes'
import { previewLine, visible } from '@/components/message/visible'
import { Chip } from '@/components/ui/chip'
import { cx } from '@/components/ui/cx'
import { Bytes } from '@/components/ui/figures'
import type { Settlement } from '@/lib/api/live'
import type { GapRow, LiveRow, MessageRow } from '@/lib/client/live/ring'
import type { Payload } from '@/lib/rabbitmq/message'
import { Clock, clock, exactClock } from './clock'
import { liveColumns } from './live-columns'
import { SettleButtons } from './settle-buttons'

export interface RowProps<R extends LiveRow = LiveRow> {
  row: R
  /** Place in the table, from 1, the head being the first. */
  index: number
  /** Distance from the top of the body in px. */
  top: number
  isOpen: boolean
  /** The one row that Tab reaches; arrow keys go to the others. */
  isCurrent: boolean
  canSettle: boolean
  rejectTitle: string
  onOpen: (id: number) => void
  onSettle: (id: number, settlement: Settlement) => void
  onKey: (event: KeyboardEvent) => void
}

const cell = 'min-w-0 truncate px-2 max-sm:px-0'
const line = 'absolute inset-x-0 top-0 border-b border-line-1 px-2 max-sm:px-3'

/** One row of the viewer. It is only drawn again when its message changes its state, or its place does. */
export const LiveTableRow = memo(function LiveTableRow(props: RowProps) {
  const { row } = props
  return row.kind === 'gap' ? <Gap {...props} row={row} /> : <MessageLine {...props} row={row} />
})

function MessageLine(props: RowProps<MessageRow>) {
  const { row, index, top, isOpen, isCurrent, canSettle, rejectTitle, onOpen, onSettle, onKey } = props
  const t = useTranslations('live')
  const { message, state } = row
  const isOver = state !== 'held' && state !== 'shown' && state !== 'settling'
  const tabIndex = isCurrent ? 0 : -1
  return (
    <tr
      aria-rowindex={index}
      className={cx(
        line,
        liveColumns(canSettle),
        'h-[30px] items-center max-sm:h-[52px]',
        isOpen ? 'bg-selected shadow-[inset_2px_0_0_var(--accent)]' : 'hover:bg-hover',
        isOver && '[&>td]:text-ink-3',
      )}
      style={{ transform: `translateY(${top}px)` }}
    >
      <td className={cx(cell, 'max-sm:[grid-area:time] max-sm:text-small')}>
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
          <Clock at={message.at} />
        </button>
      </td>
      <td className={cx(cell, 'mono text-small max-lg:hidden')} title={visible(message.exchange)}>
        {message.exchange === '' ? (
          <span className="text-ink-3">{t('defaultExchange')}</span>
        ) : (
          visible(message.exchange)
        )}
      </td>
      <td className={cx(cell, 'flex items-center gap-1.5 max-sm:[grid-area:key]')}>
        <span className="mono truncate text-small" title={visible(message.routingKey)}>
          {visible(message.routingKey)}
        </span>
        {message.redelivered ? (
          <Chip tone="warn" title={t('againTitle')}>
            {t('again')}
          </Chip>
        ) : null}
      </td>
      <td className={cx(cell, 'text-right text-ink-2 max-sm:hidden')}>
        <Bytes value={message.payload.bytes} />
      </td>
      <td className={cx(cell, 'mono text-small max-sm:[grid-area:payload] max-sm:text-ink-2')}>
        {message.propertiesProblem === null ? null : (
          <Chip tone="warn" title={visible(message.propertiesProblem.reason)}>
            {t('headersUnread')}
          </Chip>
        )}{' '}
        <Preview payload={message.payload} />
      </td>
      {canSettle ? (
        <td className="z-1 min-w-0 px-2 max-sm:px-0 max-sm:[grid-area:settle]">
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

function Preview({ payload }: { payload: Payload }) {
  const t = useTranslations('live')
  if (payload.bytes === 0) return <span className="text-ink-3">{t('emptyPayload')}</span>
  if (payload.encoding === 'utf8') return previewLine(payload.text)
  const start = { ...payload, text: payload.text.slice(0, 64) }
  return <span className="text-ink-3">{t('binary', { hex: hexLine(payloadBytes(start), 24) })}</span>
}

function Gap({ row, index, top }: RowProps<GapRow>) {
  const t = useTranslations('live')
  const from = clock(row.from)
  const words =
    row.reason === 'unreadable'
      ? t('gapUnreadable', { time: from })
      : row.to === null
        ? t('gapOpen', { from })
        : t('gapLost', { from, to: clock(row.to) })
  return (
    <tr
      aria-rowindex={index}
      className={cx(line, 'flex h-[30px] items-center bg-warn-soft text-small text-warn-ink max-sm:h-[52px]')}
      style={{ transform: `translateY(${top}px)` }}
    >
      <td className="truncate px-2 max-sm:px-0 max-sm:whitespace-normal">{words}</td>
    </tr>
  )
}
