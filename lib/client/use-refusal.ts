'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { verdictOf } from '@/lib/rabbitmq/permissions'
import { useRemembered, type Wanted } from './refusals'
import { useSession } from './session-context'

/**
 * Why this user may not do it, in words: by the permissions that are known, or because the broker refused it a moment ago.
 * Undefined where it may be done, and where nobody knows: then the broker decides.
 */
export function useRefusal(wanted: Wanted): string | undefined {
  const t = useTranslations('rights.needs')
  const verdict = verdictOf(useSession(), wanted.right, wanted)
  const remembered = useRemembered(wanted)
  if (verdict !== 'refused') return remembered
  return t(wanted.object, { right: t(wanted.right), name: wanted.name })
}
