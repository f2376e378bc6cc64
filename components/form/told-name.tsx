'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { visible } from '@/lib/i18n/visible'
import type { Told } from './told'

/** The name of an object, and where it is unless that is told elsewhere. */
export function ToldName({ told: { name, place } }: { told: Told }) {
  const t = useTranslations('forms')
  return (
    <>
      <bdi className="mono">{visible(name)}</bdi>
      {place === null ? null : <span className="text-ink-2"> {t('inVhost', { vhost: visible(place) })}</span>}
    </>
  )
}
