'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { useSession } from './session-context'

/** Why nothing may be changed at this broker, undefined when it may: the configuration can make one read-only. */
export function useReadOnlyReason(): string | undefined {
  const t = useTranslations('problems')
  return useSession().broker.readOnly ? t('read_only.title') : undefined
}
