'use client'

import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { namesQuery } from '@/lib/client/queries/names'
import { mostFound } from '@/lib/client/search/search-steps'
import { useFound } from '@/lib/client/search/use-found'
import type { Offered } from './object-name'

const kinds = { queue: ['queue'], exchange: ['exchange'] } as const
const none: never[] = []

interface NameFinderProps {
  kind: 'queue' | 'exchange'
  vhost: string
  typed: string
  withDefault: boolean
  onFound: (offered: Offered) => void
}

/** Finds among all names of a virtual host those that fit what is typed, and hands them over. It shows nothing itself. */
export function NameFinder({ kind, vhost, typed, withDefault, onFound }: NameFinderProps) {
  const t = useTranslations('forms.names')
  const tExchanges = useTranslations('exchanges')
  const { data: index, error } = useQuery(namesQuery())
  const { found, isSettled } = useFound({
    index,
    typed,
    kinds: kinds[kind],
    recent: none,
    recentOnly: false,
    vhost: null,
    within: vhost,
  })
  const noteOf = () => {
    if (error !== null && index === undefined) return t('unread')
    if (!isSettled) return index === undefined ? t('reading') : null
    if (found.length === mostFound) return t('first', { count: String(mostFound) })
    // Some names were left out of the index, so we cannot claim that none matches.
    return found.length === 0 && index?.leftOut === 0 ? t(kind === 'queue' ? 'noQueue' : 'noExchange') : null
  }
  const note = noteOf()
  const defaultName = tExchanges('defaultName')

  useEffect(() => {
    const options = found
      .filter(({ entry }) => withDefault || entry.name !== '')
      .map(({ entry: { name, about } }) => ({
        value: name,
        ...(name === '' ? { label: defaultName } : {}),
        ...(about === null ? {} : { about }),
      }))
    onFound({ options, ...(note === null ? {} : { note }) })
  }, [found, note, withDefault, defaultName, onFound])
  return null
}
