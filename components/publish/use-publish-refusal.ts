'use client'

import { useWatch } from 'react-hook-form'
import { useSession } from '@/lib/client/session-context'
import { useRefusal } from '@/lib/client/use-refusal'
import { useTranslations } from '@/lib/i18n/use-translations'
import { topicVerdict } from '@/lib/rabbitmq/permissions'
import type { PublishTab } from './publish-values'
import type { PublishFormState } from './target-fields'
import { useExchange } from './use-exchange'

/** By this name the broker checks permissions on the default exchange. */
const defaultExchange = 'amq.default'

/**
 * Why this user may not publish what the form holds, in words: by permissions over the exchange's name, and of a topic exchange
 * by topic permissions over the routing key. Undefined where it may be done, and where nobody knows: then the broker decides.
 */
export function usePublishRefusal(form: PublishFormState, tab: PublishTab): string | undefined {
  const t = useTranslations('publish')
  const session = useSession()
  const [vhost, exchange, routingKey] = useWatch({
    control: form.control,
    name: ['vhost', 'exchange', 'routingKey'],
  })
  const found = useExchange(vhost, exchange)
  const name = exchange === '' ? defaultExchange : exchange
  const refusal = useRefusal({ right: 'write', object: 'exchange', vhost, name })
  // The field says it.
  if (!session.vhosts.includes(vhost)) return undefined
  if (refusal !== undefined) return refusal
  // Each message of a batch may have a key of its own.
  if (tab === 'batch' || typeof found !== 'object' || found.type !== 'topic') return undefined
  const verdict = topicVerdict(session, 'write', { vhost, exchange, routingKey })
  return verdict === 'refused' ? t('topicRefused', { exchange, key: routingKey }) : undefined
}
