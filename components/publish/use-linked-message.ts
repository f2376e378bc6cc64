'use client'

import { parseAsString } from '@/lib/client/address/params'
import { useQueryState } from '@/lib/client/address/use-query-states'
import { useEffect, useEffectEvent } from 'react'
import type { PublishValues } from './publish-values'

/** Fills the form from a link that carries a message. It never sends; and it leaves the address, so that edits are not undone. */
export function useLinkedMessage(fill: (values: PublishValues) => void): void {
  const [message, setMessage] = useQueryState('message', parseAsString)
  const take = useEffectEvent((values: PublishValues | null) => {
    if (values !== null) fill(values)
    setMessage(null)
  })
  useEffect(() => {
    if (message === null) return undefined
    let isLeft = false
    // Without the code the address keeps the message: reloading tries again.
    import('./parse-values').then(
      ({ valuesFromLink }) => {
        if (!isLeft) take(valuesFromLink(message))
      },
      () => undefined,
    )
    return () => {
      isLeft = true
    }
  }, [message])
}
