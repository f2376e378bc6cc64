'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { NameLink } from '@/components/layout/name-link'
import { paths } from '@/lib/api/paths'
import type { DestinationType } from '@/lib/rabbitmq/binding'

interface EndNameProps {
  type: DestinationType
  vhost: string
  name: string
}

/** One end of a binding as a link to its page. */
export function EndName({ type, vhost, name }: EndNameProps) {
  const t = useTranslations('exchanges')
  if (type === 'queue') return <NameLink href={paths.queue({ vhost, name })} name={name} />
  const shown = name === '' ? t('defaultName') : name
  return <NameLink href={paths.exchange({ vhost, name })} name={shown} />
}
