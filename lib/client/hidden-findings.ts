'use client'

import { useMemo } from 'react'
import { mostHidden } from '@/lib/rabbitmq/attention/most-findings'
import { useKept } from './kept'
import { useSession } from './session-context'

const parse = (kept: unknown): readonly string[] =>
  Array.isArray(kept)
    ? kept.filter((each): each is string => typeof each === 'string').slice(0, mostHidden)
    : []

/**
 * Findings that somebody does not want to see in this browser, by their ids, one list for each broker. Of too many the oldest are
 * shown again first.
 */
export function useHiddenFindings(): [ReadonlySet<string>, (id: string) => void] {
  const { broker } = useSession()
  const [kept, change] = useKept(`warren-hidden-findings:1:${broker.id}`, parse)
  const ids = useMemo(() => new Set(kept), [kept])
  const toggle = (id: string) =>
    change((before) =>
      before.includes(id) ? before.filter((each) => each !== id) : [id, ...before].slice(0, mostHidden),
    )
  return [ids, toggle]
}
