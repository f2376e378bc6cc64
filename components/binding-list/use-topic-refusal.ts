'use client'

import { useSession } from '@/lib/client/session-context'
import { useTranslations } from '@/lib/i18n/use-translations'
import { bindingVerdict } from '@/lib/rabbitmq/permissions'

interface Keyed {
  source: string
  bindingKey?: string | undefined
}

/**
 * Why this user may not bind to, or unbind from, an exchange of this type by that key, by topic permissions: undefined where
 * nobody knows.
 */
export function useTopicRefusal(vhost: string, type: string | null): (binding: Keyed) => string | undefined {
  const t = useTranslations('bindings.create')
  const session = useSession()
  return ({ source, bindingKey = '' }) =>
    bindingVerdict(session, type, { vhost, source, bindingKey }) === 'refused'
      ? t('topicRefused', { exchange: source, key: bindingKey })
      : undefined
}
