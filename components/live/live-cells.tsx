'use client'

import type { ReactNode } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { hexLine } from '@/components/message/hex'
import { fromBase64, payloadBytes } from '@/components/message/payload-bytes'
import { previewLine } from '@/components/message/preview-line'
import { visible } from '@/lib/i18n/visible'
import { Chip } from '@/components/ui/chip'
import { cx } from '@/components/ui/cx'
import { Bytes } from '@/components/ui/figures'
import type { LiveMessage } from '@/lib/api/live'
import { cellText } from '@/lib/rabbitmq/filter/of-message'
import { spareClass, type LiveColumn } from './live-columns'
import { Marked } from './marked'

const cell = 'min-w-0 truncate px-2 max-sm:px-0'
/** Characters of a value that a cell may hold. */
const longest = 240

interface CellProps {
  column: LiveColumn
  message: LiveMessage
  pattern: RegExp | null
  /** The time, which is also the button that opens the message. */
  time: ReactNode
}

/** One cell of a message's row. */
export function LiveCell({ column, message, pattern, time }: CellProps) {
  const t = useTranslations('live')
  switch (column.id) {
    case 'time':
      return <td className={cx(cell, 'max-sm:[grid-area:time] max-sm:text-small')}>{time}</td>
    case 'exchange':
      return (
        <td
          className={cx(cell, 'mono text-small max-sm:hidden', spareClass(column.id))}
          title={visible(message.exchange)}
        >
          {message.exchange === '' ? (
            <span className="text-ink-3">{t('defaultExchange')}</span>
          ) : (
            <Marked text={visible(message.exchange)} pattern={pattern} />
          )}
        </td>
      )
    case 'routing_key':
      return (
        <td className={cx(cell, 'flex items-center gap-1.5 max-sm:[grid-area:key]')}>
          <span className="mono truncate text-small" title={visible(message.routingKey)}>
            <Marked text={visible(message.routingKey)} pattern={pattern} />
          </span>
          {message.rawRoutingKey === undefined ? null : (
            <Chip tone="warn" title={t('keyBytes', { hex: hexLine(fromBase64(message.rawRoutingKey)) })}>
              {t('keyNotText')}
            </Chip>
          )}
          {message.redelivered ? (
            <Chip tone="warn" title={t('againTitle')}>
              {t('again')}
            </Chip>
          ) : null}
        </td>
      )
    case 'size':
      return (
        <td className={cx(cell, 'text-right text-ink-2 max-sm:hidden', spareClass(column.id))}>
          <Bytes value={message.payload.bytes} />
        </td>
      )
    case 'payload':
      return (
        <td data-preview className={cx(cell, 'mono text-small max-sm:[grid-area:payload] max-sm:text-ink-2')}>
          {message.propertiesProblem === null ? null : (
            <Chip tone="warn" title={visible(message.propertiesProblem.reason)}>
              {t('headersUnread')}
            </Chip>
          )}{' '}
          <Preview message={message} pattern={pattern} />
        </td>
      )
    default:
      return <ValueCell column={column} message={message} pattern={pattern} />
  }
}

function ValueCell({ column, message, pattern }: Omit<CellProps, 'time'>) {
  const t = useTranslations('live')
  const text = column.path === null ? null : cellText(message, column.path)
  if (text === null) return <td className={cx(cell, 'text-ink-3 max-sm:hidden')}>—</td>
  if (text === undefined) {
    return (
      <td className={cx(cell, 'text-ink-3 max-sm:hidden')} title={t('valueUnread')}>
        ?
      </td>
    )
  }
  const shown = previewLine(text, longest)
  return (
    <td className={cx(cell, 'mono text-small max-sm:hidden')} title={shown}>
      <Marked text={shown} pattern={pattern} />
    </td>
  )
}

function Preview({ message: { payload }, pattern }: Pick<CellProps, 'message' | 'pattern'>) {
  const t = useTranslations('live')
  if (payload.bytes === 0) return <span className="text-ink-3">{t('emptyPayload')}</span>
  if (payload.encoding === 'utf8')
    return <Marked text={previewAround(payload.text, pattern)} pattern={pattern} />
  const start = { ...payload, text: payload.text.slice(0, 64) }
  return <span className="text-ink-3">{t('binary', { hex: hexLine(payloadBytes(start), 24) })}</span>
}

/** The beginning of a payload, or the part of it where something was found. */
function previewAround(text: string, pattern: RegExp | null): string {
  if (pattern === null) return previewLine(text, longest)
  pattern.lastIndex = 0
  const hit = pattern.exec(text)?.index ?? 0
  pattern.lastIndex = 0
  return hit < 80 ? previewLine(text, longest) : `… ${previewLine(text.slice(hit - 40), longest)}`
}
