'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { sentences } from '@/lib/i18n/sentences'
import { useTranslations } from '@/lib/i18n/use-translations'
import { usePunctuation } from '@/lib/i18n/use-punctuation'
import { Panel } from '@/components/layout/panel'
import { useQuietTime } from '@/components/layout/use-quiet-time'
import { QueryProblem } from '@/components/layout/query-problem'
import { StaleNote } from '@/components/table/stale-note'
import { Chip } from '@/components/ui/chip'
import { cx } from '@/components/ui/cx'
import { State } from '@/components/ui/state'
import type { Diagnosis } from '@/lib/api/diagnosis'
import { paths } from '@/lib/api/paths'
import { diagnosisQuery } from '@/lib/client/queries/diagnosis'
import { useRefreshInterval } from '@/lib/client/refresh'
import { exactCount, formatRate } from '@/lib/i18n/format'
import { useAge } from '@/lib/i18n/use-age'
import type { Reason } from '@/lib/rabbitmq/attention/reason'
import { useReasonWords } from './use-reason-words'

interface QueueDiagnosisProps {
  vhost: string
  name: string
  type: string
  /** The page already shows its own stale note; do not repeat it here. */
  isPageStale: boolean
}

const unknownWords = { counts: 'unknown', rates: 'unknownRates', samples: 'unknownSamples' } as const
const kinds = { stuck: 'warn', quiet: 'idle', moving: 'ok', empty: 'idle', unknown: 'idle' } as const

/** Whether a queue moves, and why it does not: the likeliest reason first, each with its evidence. */
export function QueueDiagnosis({ vhost, name, type, isPageStale }: QueueDiagnosisProps) {
  const t = useTranslations('diagnosis')
  const { listed } = usePunctuation()
  const quietTime = useQuietTime()
  const { data, error, refetch } = useQuery({
    ...diagnosisQuery({ vhost, name }),
    refetchInterval: useRefreshInterval(),
  })
  const retry = () => void refetch()
  if (data === undefined) {
    return error === null ? null : (
      <Panel title={t('title')}>
        <QueryProblem error={error} onRetry={retry} />
      </Panel>
    )
  }
  const { verdict, reasons, quiet, unacked, unknownChannels, notSeen } = data
  return (
    <Panel
      flush
      title={t('title')}
      aside={
        <State kind={kinds[verdict]}>
          <VerdictWords diagnosis={data} type={type} />
        </State>
      }
    >
      {error === null || isPageStale ? null : <StaleNote error={error} asOf={data.asOf} onRetry={retry} />}
      <div className={cx('px-4 pb-3 max-sm:px-3', error !== null && !isPageStale && 'pt-2')}>
        {(verdict === 'stuck' || verdict === 'quiet') && quiet !== null ? (
          <p className="mb-2 text-small text-ink-2">
            {sentences(
              t('still', { time: quietTime(quiet) }),
              verdict === 'quiet' && (unacked ?? 0) > 0 ? t('atWork') : '',
            )}
          </p>
        ) : null}
        {verdict === 'unknown' && reasons.length > 0 ? (
          <p className="mb-2 text-small text-ink-3">{t('unproven')}</p>
        ) : null}
        {reasons.length === 0 ? (
          verdict === 'stuck' ? (
            <p className="text-small text-ink-2">{t('noReason')}</p>
          ) : null
        ) : (
          <ol className="flex flex-col gap-2">
            {reasons.map((reason, index) => (
              <ReasonRow
                key={`${reason.kind} ${'of' in reason ? reason.of : ''}`}
                reason={reason}
                likeliest={index === 0 && (verdict === 'stuck' || verdict === 'quiet')}
              />
            ))}
          </ol>
        )}
        {unknownChannels === 0 ? null : (
          <p className="mt-2 text-micro text-ink-3">{t('unknownChannels', { count: unknownChannels })}</p>
        )}
        {notSeen.length === 0 ? null : (
          <p className="mt-2 text-micro text-ink-3">
            {t('notSeen', { parts: listed(notSeen.map((part) => t(`part.${part}`))) })}
          </p>
        )}
      </div>
    </Panel>
  )
}

function VerdictWords({ diagnosis, type }: { diagnosis: Diagnosis; type: string }) {
  const t = useTranslations('diagnosis.verdict')
  const age = useAge()
  const { verdict, unknown, quiet, deliverGetRate, ackRate } = diagnosis
  if (verdict === 'quiet') return t('quiet', { time: age((quiet ?? 0) * 1_000) })
  if (verdict === 'unknown') return t(unknownWords[unknown ?? 'counts'])
  if (verdict !== 'moving') return t(verdict)
  if ((deliverGetRate ?? 0) > 0) return t('moving', { rate: formatRate(deliverGetRate ?? 0) })
  return type === 'stream' ? t('streams') : t('acking', { rate: formatRate(ackRate ?? 0) })
}

const mostHolders = 5

function ReasonRow({ reason, likeliest }: { reason: Reason; likeliest: boolean }) {
  const t = useTranslations('diagnosis')
  const { title, why } = useReasonWords()(reason)
  const holders = 'holders' in reason ? reason.holders : []
  return (
    <li className="text-small">
      <span className="flex items-center gap-2">
        <b className="font-medium">{title}</b>
        {likeliest ? <Chip tone="warn">{t('likeliest')}</Chip> : null}
      </span>
      <p className="text-ink-2">{why}</p>
      {holders.length === 0 ? null : (
        <ul className="mt-0.5 flex flex-col">
          {holders.slice(0, mostHolders).map(({ channel, user, unacked, limit, shared }) => (
            <li
              key={channel}
              className="flex min-w-0 gap-2 max-sm:flex-col max-sm:gap-0 lg:flex-col lg:gap-0"
            >
              <Link
                href={paths.channel(channel)}
                prefetch={false}
                title={channel}
                className="mono cut underline-offset-2 hover:underline"
              >
                {channel}
              </Link>
              <span className="text-ink-3">
                {limit === null
                  ? t(shared ? 'holderSharedUnlimited' : 'holderUnlimited', {
                      unacked: exactCount(unacked),
                      user: user ?? '?',
                    })
                  : t(shared ? 'holderShared' : 'holder', {
                      unacked: exactCount(unacked),
                      limit: exactCount(limit),
                      user: user ?? '?',
                    })}
              </span>
            </li>
          ))}
          {holders.length > mostHolders ? (
            <li className="text-ink-3">{t('more', { count: holders.length - mostHolders })}</li>
          ) : null}
        </ul>
      )}
    </li>
  )
}
