'use client'

import { parseAsString, useQueryState } from 'nuqs'
import { useEffect, useEffectEvent } from 'react'
import { valuesFromLink } from './parse-values'
import type { PublishValues } from './publish-values'

/** Fills the form from a link that carries a message. It never sends; and it leaves the address, so that edits are not undone. */
export function useLinkedMessage(fill: (values: PublishValues) => void): void {
  const [message, setMessage] = useQueryState('message', parseAsString)
  const take = useEffectEvent((text: string) => {
    const values = valuesFromLink(text)
    if (values !== null) fill(values)
    void setMessage(null)
  })
  useEffect(() => {
    if (message !== null) take(message)
  }, [message])
}
