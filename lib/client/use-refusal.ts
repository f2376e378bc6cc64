'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { verdictOf } from '@/lib/rabbitmq/permissions'
import { remembered, useRefusals, useRemembered, type Wanted } from './refusals'
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

/** The same for whatever is asked about, for lists: their rows are not known beforehand. */
export function useRefusalOf(): (wanted: Wanted) => string | undefined {
  const t = useTranslations('rights.needs')
  const session = useSession()
  useRefusals()
  return (wanted) =>
    verdictOf(session, wanted.right, wanted) === 'refused'
      ? t(wanted.object, { right: t(wanted.right), name: wanted.name })
      : remembered(wanted)
}

/** Why none of these may be done, undefined as soon as one may: then the broker decides on each by itself. */
export function sharedRefusal<W = Wanted>(
  wanted: readonly W[],
  refusalOf: (wanted: W) => string | undefined,
): string | undefined {
  const refusals = wanted.map(refusalOf)
  return refusals.every((each) => each !== undefined) ? refusals[0] : undefined
}
