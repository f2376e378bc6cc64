'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useEffect, useState } from 'react'
import { Word } from '@/components/ui/word'
import { paths } from '@/lib/api/paths'
import { namesQuery } from '@/lib/client/queries/names'
import { closestSteps } from '@/lib/client/search/closest-steps'
import type { NameEntry } from '@/lib/client/search/entry'
import { inTurns } from '@/lib/client/search/turns'
import { usePunctuation } from '@/lib/i18n/use-punctuation'
import { useTranslations } from '@/lib/i18n/use-translations'

interface ClosestNameProps {
  kind: 'queue' | 'exchange'
  typed: string
  /** The chosen one, null for all. */
  vhost: string | null
}

/**
 * The name that was perhaps meant, as a link. Until it is found, where none is near, and where names cannot be read, the words
 * say what the filter looks for: as high, so that nothing moves.
 */
export function ClosestName({ kind, typed, vhost }: ClosestNameProps) {
  const t = useTranslations('lists')
  const forms = useTranslations('forms')
  const { room } = usePunctuation()
  const closest = useClosest(kind, typed, vhost)
  if (closest === null) return <Word k="lists.filteredEmptyHelp" />
  return (
    <>
      {t('closest')}
      {room}
      <Link
        href={kind === 'queue' ? paths.queue(closest) : paths.exchange(closest)}
        prefetch={false}
        className="mono text-ink-1 underline underline-offset-2 wrap-anywhere"
      >
        {closest.name}
      </Link>
      {vhost === null ? ` ${forms('inVhost', { vhost: closest.vhost })}` : null}
    </>
  )
}

function useClosest(kind: ClosestNameProps['kind'], typed: string, within: string | null): NameEntry | null {
  const { data: index } = useQuery(namesQuery())
  const [found, setFound] = useState<NameEntry | null>(null)
  useEffect(() => {
    if (index === undefined) return undefined
    const abort = new AbortController()
    void inTurns(closestSteps(index, { typed, kind, within }), abort.signal).then((entry) => {
      if (!abort.signal.aborted) setFound(entry ?? null)
    })
    return () => abort.abort()
  }, [index, typed, kind, within])
  return found
}
