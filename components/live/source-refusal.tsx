'use client'

import { useEffect, useEffectEvent } from 'react'
import { rememberRefusal, type Wanted } from '@/lib/client/refusals'
import { firstRefusal } from '@/lib/client/first-refusal'
import { useRefusalOf } from '@/lib/client/use-refusal'
import { useSession } from '@/lib/client/session-context'
import type { SourceValues } from './source-values'

function needsOf({ source, vhost, exchange, taps, queue }: SourceValues): Wanted[] {
  if (source === 'firehose') return []
  const [object, names] =
    source === 'tap'
      ? (['exchange', [exchange ?? '', ...taps.map((tap) => tap.exchange)]] as const)
      : (['queue', [queue]] as const)
  return names.filter((name) => name !== '').map((name): Wanted => ({ right: 'read', object, vhost, name }))
}

/**
 * Why this user may not watch that source: the exchange of a tap, and the queue of a consumer, are read. `ended` is why the
 * last one ended.
 */
function useSourceRefusal(values: SourceValues, ended: unknown): string | null {
  const { vhosts } = useSession()
  const refusalOf = useRefusalOf()
  const remember = useEffectEvent((error: unknown) => rememberRefusal(error, ...needsOf(values)))
  useEffect(() => {
    if (ended !== null) remember(ended)
  }, [ended])
  // The field says that the virtual host cannot be entered.
  if (!vhosts.includes(values.vhost)) return null
  return firstRefusal(needsOf(values), refusalOf) ?? null
}

interface SourceRefusalProps {
  values: SourceValues
  ended: unknown
  onChange: (refusal: string | null) => void
}

/** Tells it to the viewer, whose first load has no room for it. */
export function SourceRefusal({ values, ended, onChange }: SourceRefusalProps) {
  const refusal = useSourceRefusal(values, ended)
  useEffect(() => onChange(refusal), [refusal, onChange])
  return null
}
