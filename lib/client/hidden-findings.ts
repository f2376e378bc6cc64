'use client'

import { useMemo } from 'react'
import { useKept } from './kept'
import { useSession } from './session-context'

/** The oldest are shown again first. */
const most = 200
const parse = (kept: unknown): readonly string[] =>
  Array.isArray(kept) ? kept.filter((each): each is string => typeof each === 'string').slice(0, most) : []

/** Findings that somebody does not want to see in this browser, by their ids, one list for each broker. */
export function useHiddenFindings(): [ReadonlySet<string>, (id: string) => void] {
  const { broker } = useSession()
  const [kept, change] = useKept(`warren-hidden-findings:1:${broker.id}`, parse)
  const ids = useMemo(() => new Set(kept), [kept])
  const toggle = (id: string) =>
    change((before) =>
      before.includes(id) ? before.filter((each) => each !== id) : [id, ...before].slice(0, most),
    )
  return [ids, toggle]
}
