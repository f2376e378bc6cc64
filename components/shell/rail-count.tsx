'use client'

import { useQueryClient, type QueryCache } from '@tanstack/react-query'
import { useCallback, useSyncExternalStore } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import type { Overview } from '@/lib/api/overview'
import { useSession } from '@/lib/client/session-context'
import { exactCount, formatCount } from '@/lib/i18n/format'
import type { ObjectTotals } from '@/lib/rabbitmq/object-totals'
import type { Section } from './sections'

const none = () => null

/** How many there are behind a section, in all virtual hosts: nothing is read for it, and what is not known is not shown. */
export function RailCount({ section }: { section: Section['key'] }) {
  const t = useTranslations('shell')
  const { objects } = useSession().broker
  const cache = useQueryClient().getQueryCache()
  const subscribe = useCallback((listener: () => void) => cache.subscribe(listener), [cache])
  const seen = useSyncExternalStore(subscribe, () => newestIn(cache, objects.asOf), none)
  const count = countOf(seen ?? objects, section)
  if (count === null) return null
  return (
    // A link is called by its section.
    <span
      aria-hidden
      title={`${t('allVhosts')}: ${exactCount(count)}`}
      className="ml-auto pl-2 text-micro font-normal text-ink-3"
    >
      {formatCount(count)}
    </span>
  )
}

const countOf = (objects: ObjectTotals, section: Section['key']): number | null =>
  section in objects ? objects[section as keyof ObjectTotals] : null

/** The page of the broker reads the same more often than the session does: two numbers for one thing would be one too many. */
function newestIn(cache: QueryCache, asOf: number): ObjectTotals | null {
  let newest: { asOf: number; objects: ObjectTotals | null } = { asOf, objects: null }
  for (const query of cache.findAll({ queryKey: ['overview', null] })) {
    const overview = query.state.data as Overview | undefined
    if (overview !== undefined && overview.asOf > newest.asOf) newest = overview
  }
  return newest.objects
}
