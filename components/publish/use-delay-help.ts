'use client'

import { useWatch } from 'react-hook-form'
import { useSession } from '@/lib/client/session-context'
import { useTranslations } from '@/lib/i18n/use-translations'
import type { PublishFormState } from './target-fields'
import { useExchange } from './use-exchange'

const delayed = 'x-delayed-message'

/** What the header x-delay does where this form publishes: only a plugin's exchange waits. */
export function useDelayHelp(form: PublishFormState): string {
  const t = useTranslations('publish')
  const { exchangeTypes } = useSession().broker
  const [vhost, exchange] = useWatch({ control: form.control, name: ['vhost', 'exchange'] })
  const found = useExchange(vhost, exchange)
  // Empty when the broker does not tell.
  if (exchangeTypes.length > 0 && !exchangeTypes.includes(delayed)) return t('headerHelp.delayNoPlugin')
  if (typeof found === 'object' && found.type !== delayed) {
    const name = exchange === '' ? t('exchangePlaceholder') : exchange
    return t('headerHelp.delayOther', { exchange: name, type: found.type })
  }
  return t('headerHelp.delay')
}
