'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { previewLine } from '@/components/message/preview-line'
import { visible } from '@/lib/i18n/visible'
import { Chip } from '@/components/ui/chip'
import { cx } from '@/components/ui/cx'
import { Bytes } from '@/components/ui/figures'
import type { Message } from '@/lib/rabbitmq/message'

interface MessageRowsProps {
  messages: readonly Message[]
  chosen: number
  onChoose: (index: number) => void
}

const head =
  'sticky top-0 h-7 border-b border-line-2 bg-surface-0 px-2 text-left text-small font-medium text-ink-3'
const cell = 'h-8 truncate border-b border-line-1 px-2'
/** A phone has these in the message below. */
const ofDesk = 'max-sm:hidden'

/** One row for each message that was got; the number of a row opens it. */
export function MessageRows({ messages, chosen, onChoose }: MessageRowsProps) {
  const t = useTranslations('messages')
  return (
    <div className="sticky -top-1 z-10 max-h-[190px] flex-none overflow-auto rounded-s border border-line-2 bg-overlay max-sm:static">
      <table
        aria-label={t('title')}
        className="w-full min-w-[520px] table-fixed border-separate border-spacing-0 max-sm:min-w-0"
      >
        <colgroup>
          <col className="w-11" />
          <col className={cx('w-[120px]', ofDesk)} />
          <col className="w-[132px]" />
          <col className={cx('w-[88px]', ofDesk)} />
          <col className="w-[72px]" />
          <col />
        </colgroup>
        <thead>
          <tr>
            <th className={head}>{t('result.number')}</th>
            <th className={cx(head, ofDesk)}>{t('result.exchange')}</th>
            <th className={head}>{t('result.routingKey')}</th>
            <th className={cx(head, ofDesk)}>{t('result.redelivered')}</th>
            <th className={cx(head, 'text-right')}>{t('result.size')}</th>
            <th className={head}>{t('result.payload')}</th>
          </tr>
        </thead>
        <tbody>
          {messages.map((message, index) => (
            <MessageRow
              // What was got stands still.
              // oxlint-disable-next-line react/no-array-index-key
              key={index}
              message={message}
              number={index + 1}
              isChosen={index === chosen}
              onChoose={() => onChoose(index)}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface MessageRowProps {
  message: Message
  number: number
  isChosen: boolean
  onChoose: () => void
}

function MessageRow({ message, number, isChosen, onChoose }: MessageRowProps) {
  const t = useTranslations('messages.result')
  const yesNo = useTranslations('lists')
  const { exchange, routingKey, rawRoutingKey, redelivered, payload } = message
  return (
    <tr aria-selected={isChosen} className={isChosen ? 'bg-selected' : 'hover:bg-hover'} onClick={onChoose}>
      <td className={cell}>
        <button
          type="button"
          aria-label={t('open', { number: String(number) })}
          aria-pressed={isChosen}
          className="min-w-6 text-left underline-offset-2 hover:underline"
        >
          {number}
        </button>
      </td>
      <td className={cx(cell, ofDesk)} title={visible(exchange)}>
        {exchange === '' ? t('defaultExchange') : <span className="mono">{visible(exchange)}</span>}
      </td>
      <td className={cx(cell, 'mono')} title={visible(routingKey)}>
        {rawRoutingKey === undefined ? null : <Chip tone="warn">{t('keyNotText')}</Chip>}{' '}
        {visible(routingKey)}
      </td>
      <td className={cx(cell, ofDesk)}>{yesNo(redelivered ? 'yes' : 'no')}</td>
      <td className={cx(cell, 'text-right')}>
        <Bytes value={payload.bytes} />
      </td>
      <td
        data-preview
        className={cx(cell, payload.encoding === 'utf8' && payload.bytes > 0 ? 'mono' : 'text-ink-3')}
      >
        {payload.bytes === 0
          ? t('empty')
          : payload.encoding === 'utf8'
            ? previewLine(payload.text)
            : t('binary')}
      </td>
    </tr>
  )
}
