'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { remembered, useRefusals, type Closing } from './refusals'
import { useSession } from './session-context'

interface Closable {
  name: string
  user: string | null
}

export const closing = ({ name }: { name: string }): Closing => ({
  right: 'close',
  object: 'connection',
  name,
})

/**
 * Why this user may not close a connection: everybody closes their own, administrators those of others too; else the broker
 * refused it a moment ago. Undefined where it may be done, and where nobody knows.
 */
export function useCloseRefusalOf(): (connection: Closable) => string | undefined {
  const t = useTranslations('rights.needs')
  const { user } = useSession()
  useRefusals()
  return (connection) =>
    connection.user !== null && connection.user !== user.name && !user.tags.includes('administrator')
      ? t('close', { user: connection.user })
      : remembered(closing(connection))
}
