'use client'

import { useState } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Button } from '@/components/ui/button'
import { Chip } from '@/components/ui/chip'
import { cx } from '@/components/ui/cx'
import { formatBytes } from '@/lib/i18n/format'
import type { FieldEntry } from '@/lib/rabbitmq/field'
import { fieldRows, type FieldRow } from './field-rows'

const shownAtFirst = 200
/** Further in, rows would leave the panel. */
const deepestIndent = 10

const looks = {
  string: 'text-code-string',
  number: 'text-code-number',
  word: 'text-code-word',
  plain: 'text-ink-2',
} as const

/** Headers with name, type and value; what is nested follows its table or array, pushed in. */
export function HeadersTable({ headers }: { headers: readonly FieldEntry[] }) {
  const t = useTranslations('message')
  const [isWhole, setWhole] = useState(false)
  const rows = fieldRows(headers)
  const shown = isWhole ? rows : rows.slice(0, shownAtFirst)
  return (
    <>
      <table aria-label={t('headers')} className="w-full table-fixed text-left">
        <colgroup>
          <col className="w-[36%]" />
          <col className="w-[82px]" />
          <col />
        </colgroup>
        <thead className="sr-only">
          <tr>
            <th scope="col">{t('headerName')}</th>
            <th scope="col">{t('headerType')}</th>
            <th scope="col">{t('headerValue')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <HeaderRow key={row.id} row={row} />
          ))}
        </tbody>
      </table>
      {shown.length === rows.length ? null : (
        <Button size="small" className="mt-1.5" onClick={() => setWhole(true)}>
          {t('showAllValues', { count: rows.length })}
        </Button>
      )}
    </>
  )
}

function HeaderRow({ row }: { row: FieldRow }) {
  const t = useTranslations('message')
  const { unread } = row
  return (
    <tr className="h-[22px] align-top">
      <th
        scope="row"
        title={row.name}
        className="mono cut pr-2 text-small leading-[22px] font-normal text-ink-2 max-sm:py-0.5 max-sm:leading-[18px] max-sm:wrap-anywhere max-sm:whitespace-normal"
        style={{ paddingLeft: Math.min(row.depth, deepestIndent) * 12 }}
      >
        {row.name}
      </th>
      <td className="pt-0.5 pr-2">
        <Chip>{row.type}</Chip>
      </td>
      <td className={cx('text-small leading-[18px]', unread === null && looks[row.look])} title={row.text}>
        <span
          className={cx(
            'my-0.5 line-clamp-3 wrap-anywhere max-sm:line-clamp-6',
            unread === null && 'mono text-small',
          )}
        >
          {unread === null
            ? row.text
            : t(`unread.${unread.reason}`, { tag: unread.tag, size: formatBytes(unread.bytes) })}
        </span>
      </td>
    </tr>
  )
}
