'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { coversNothing } from '@/lib/rabbitmq/covers-nothing'
import { useSession } from './session-context'
import { useVirtualHost } from './virtual-host'

/** Why this user can declare nothing, in the virtual host that lists are filtered by or in any. */
export function useDeclareRefusal(): string | undefined {
  const t = useTranslations('rights.needs')
  const { vhosts, permissions } = useSession()
  const [chosen] = useVirtualHost()
  const among = chosen === null ? vhosts : [chosen]
  return coversNothing(permissions, 'configure', among) ? t('any', { right: t('configure') }) : undefined
}
