'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from '@/lib/i18n/use-translations'
import { ProblemNote } from '@/components/form/problem-note'
import { visible } from '@/lib/i18n/visible'
import { Bytes } from '@/components/ui/figures'
import type { BatchProgress } from '@/lib/api/batches'
import { returnedQuery } from '@/lib/client/queries/batches'
import { formatCount } from '@/lib/i18n/format'

const columns = ['n', 'exchange', 'routingKey', 'reason', 'bytes'] as const

/** The latest messages of a batch that no queue took, as the broker gave them back. */
export function ReturnedTable({ batch: { id, state } }: { batch: BatchProgress }) {
  const t = useTranslations('publish')
  const runs = state === 'running' || state === 'stopping'
  const { data, error } = useQuery(returnedQuery(id, runs))
  if (error !== null) return <ProblemNote error={error} />
  if (data === undefined) return null
  const { returned } = data
  return (
    <section
      aria-label={t('batch.cameBack')}
      // Scrolls by itself, so the keyboard must reach it.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className="max-h-64 overflow-auto"
    >
      <p className="text-micro text-ink-3">
        {t('batch.cameBackLatest', { count: formatCount(returned.length) })}
      </p>
      <table aria-label={t('batch.cameBack')} className="w-full text-left text-small">
        <thead>
          <tr className="text-ink-3">
            {columns.map((name) => (
              <th key={name} scope="col" className="pr-3 font-normal last:text-right">
                {t(`batch.cameBackColumns.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {returned.map(({ n, exchange, routingKey, code, text, bytes }, index) => (
            <tr key={n ?? `? ${index}`} className="border-t border-line-1 align-top">
              <td className="pr-3 tabular-nums">{n === null ? '?' : formatCount(n)}</td>
              <td className="mono pr-3 wrap-anywhere">
                {exchange === '' ? t('outcome.defaultExchange') : visible(exchange)}
              </td>
              <td className="mono pr-3 wrap-anywhere">{visible(routingKey)}</td>
              <td className="mono pr-3">
                {code} {text}
              </td>
              <td className="text-right tabular-nums">
                <Bytes value={bytes} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
