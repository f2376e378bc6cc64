'use client'

import Link from 'next/link'
import type { ExchangeAnswer } from '@/lib/api/exchanges'
import { paths } from '@/lib/api/paths'
import { useTranslations } from '@/lib/i18n/use-translations'

interface AlternateExchangeProps {
  vhost: string
  alternate: ExchangeAnswer['alternate']
}

/** Where an exchange sends what none of its bindings takes, and who says so. */
export function AlternateExchange({ vhost, alternate }: AlternateExchangeProps) {
  const t = useTranslations('exchanges')
  if (alternate === null) return <span className="text-ink-3">{t('alternate.none')}</span>
  if (alternate.by === 'unknown') return <>? {t('alternate.unknown', { policy: alternate.policy })}</>
  const { exchange } = alternate
  return (
    <>
      <Link
        href={paths.exchange({ vhost, name: exchange })}
        prefetch={false}
        className="mono hover:underline"
      >
        {exchange === '' ? t('defaultName') : exchange}
      </Link>{' '}
      <span className="text-ink-3">
        {alternate.by === 'policy'
          ? t('alternate.byPolicy', { policy: alternate.policy })
          : t('alternate.byArgument')}
      </span>
    </>
  )
}
